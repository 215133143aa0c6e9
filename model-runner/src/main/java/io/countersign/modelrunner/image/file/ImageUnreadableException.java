package io.countersign.modelrunner.image.file;

/** Bytes are not a picture that may be decoded; the reason is, for people. */
public final class ImageUnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** It is none of the kinds that are read. */
    UNKNOWN_KIND,
    /** It has more pixels than may be decoded. */
    TOO_LARGE,
    /** It breaks off, or is not what it says. */
    BROKEN
  }

  private final Fault fault;
  private final String reason;

  private ImageUnreadableException(Fault fault, String reason) {
    super(reason, null, false, false);
    this.fault = fault;
    this.reason = reason;
  }

  static ImageUnreadableException broken(String how) {
    return new ImageUnreadableException(Fault.BROKEN, "the image is broken: " + how);
  }

  static ImageUnreadableException tooLarge(String reason) {
    return new ImageUnreadableException(Fault.TOO_LARGE, reason);
  }

  static ImageUnreadableException unknownKind() {
    return new ImageUnreadableException(
        Fault.UNKNOWN_KIND, "the file is none of " + ImageKind.NAMES);
  }

  public Fault fault() {
    return fault;
  }

  public String reason() {
    return reason;
  }
}
