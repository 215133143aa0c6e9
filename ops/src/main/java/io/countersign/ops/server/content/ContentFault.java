package io.countersign.ops.server.content;

/** A content that is not taken, with the stable code of why. */
public final class ContentFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final String code;

  ContentFault(String code, String message) {
    super(message, null, false, false);
    this.code = code;
  }

  public String code() {
    return code;
  }
}
