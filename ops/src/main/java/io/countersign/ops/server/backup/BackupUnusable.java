package io.countersign.ops.server.backup;

/** A reason why a backup cannot be made or restored that people can act on, in one line. */
public final class BackupUnusable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BackupUnusable(String message) {
    super(message);
  }

  BackupUnusable(String message, Throwable cause) {
    super(message, cause);
  }
}
