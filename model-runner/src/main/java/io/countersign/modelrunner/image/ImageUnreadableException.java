package io.countersign.modelrunner.image;

/** Bytes are not a picture that may be decoded; the reason is, for people. */
public final class ImageUnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  ImageUnreadableException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
