package io.countersign.ops.cli;

/** The work was not done, for a reason that people can act on; its message is one line. */
final class WorkFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WorkFailed(String message) {
    super(message);
  }

  WorkFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
