package io.countersign.ops.cli.terminal;

/** The work was not done, for a reason that people can act on; its message is one line. */
public final class WorkFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public WorkFailed(String message) {
    super(message);
  }

  public WorkFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
