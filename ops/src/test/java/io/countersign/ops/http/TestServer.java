package io.countersign.ops.http;

import io.countersign.ops.Server;
import io.countersign.ops.stores.StoreSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/** One server for all the tests of a JVM, on embedded stores and a free port. */
public final class TestServer {
  public static final String ADMIN_PASSWORD = "correct horse battery";

  private TestServer() {}

  public static Server server() {
    return Running.SERVER;
  }

  private static final class Running {
    static final Server SERVER = start();

    private static Server start() {
      Path folder = folder();
      Server server =
          Server.start(
              new Server.Settings(
                  "127.0.0.1",
                  0,
                  StoreSettings.embedded(folder),
                  Map.of("countersign.admin.password", ADMIN_PASSWORD)));
      Runtime.getRuntime()
          .addShutdownHook(new Thread(() -> stop(server, folder), "stop the test server"));
      return server;
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("countersign-test");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(Server server, Path folder) {
      server.close();
      try {
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
