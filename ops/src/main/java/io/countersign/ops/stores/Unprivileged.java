package io.countersign.ops.stores;

import java.io.IOException;
import java.util.List;

/** PostgreSQL refuses to run as root: for root it is put into a user namespace of its own. */
final class Unprivileged {
  private static final List<String> NAMESPACE = List.of("unshare", "--user");

  private Unprivileged() {}

  /** What to put before a command; nothing for an ordinary user. */
  static List<String> prefix() throws IOException {
    if (!"root".equals(System.getProperty("user.name"))) {
      return List.of();
    }
    if (!namespaceAllowed()) {
      throw new CannotStart(
          "PostgreSQL does not run as root here; start as another user or set COUNTERSIGN_DB_URL");
    }
    return NAMESPACE;
  }

  private static boolean namespaceAllowed() throws IOException {
    try {
      Process process =
          new ProcessBuilder("unshare", "--user", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor() == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }
}
