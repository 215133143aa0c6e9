package io.countersign.ops.demo;

import io.countersign.ops.server.ClosedOnExit;
import io.countersign.ops.server.Server;
import io.countersign.ops.stores.StoreSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** The server of a demo, with its folder; closing it once or more stops and tidies up. */
final class DemoServer implements AutoCloseable {
  private final Server server;
  private final @Nullable TemporaryFolder temporary;
  private final CountDownLatch closed = new CountDownLatch(1);

  private DemoServer(Server server, @Nullable TemporaryFolder temporary) {
    this.server = server;
    this.temporary = temporary;
  }

  /**
   * Starts on {@code dataDir}, or on a folder that is gone in the end.
   *
   * @param port 0 for a free one
   */
  static DemoServer start(int port, @Nullable Path dataDir) {
    return ClosedOnExit.start(() -> open(port, dataDir), DemoServer::close);
  }

  private static DemoServer open(int port, @Nullable Path dataDir) {
    TemporaryFolder temporary = dataDir == null ? TemporaryFolder.make("demo") : null;
    Path folder = temporary == null ? Objects.requireNonNull(dataDir) : temporary.path();
    boolean started = false;
    try {
      Server server =
          Server.start(
              new Server.Settings(
                  "127.0.0.1",
                  port,
                  StoreSettings.embedded(folder),
                  Map.of(),
                  // A demo makes a password of its own, whatever a real server is given.
                  Map.of("logging.level.root", "WARN", "countersign.admin.password", "")));
      started = true;
      return new DemoServer(server, temporary);
    } finally {
      if (!started && temporary != null) {
        temporary.close();
      }
    }
  }

  URI url() {
    return server.url();
  }

  /**
   * The password of {@code admin}.
   *
   * @throws DemoFailed if the folder was used before, since it is told only once
   */
  String adminPassword() {
    return server
        .adminPassword()
        .orElseThrow(() -> new DemoFailed("Expected an empty --data-dir, but it holds data"));
  }

  <T> T part(Class<T> type) {
    return server.part(type);
  }

  void awaitClosed() throws InterruptedException {
    closed.await();
  }

  /** Who closes it while it is being closed waits for that, so that no process ends half way. */
  @Override
  public synchronized void close() {
    if (closed.getCount() == 0) {
      return;
    }
    try {
      server.close();
    } finally {
      if (temporary != null) {
        temporary.close();
      }
      closed.countDown();
    }
  }
}
