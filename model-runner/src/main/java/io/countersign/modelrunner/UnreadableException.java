package io.countersign.modelrunner;

/** One content cannot be given to a model; the reason is, for people. */
final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String reason;

  UnreadableException(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
