package io.countersign.ops.http;

import io.countersign.ops.Server;
import io.countersign.ops.stores.StoreSettings;
import io.countersign.ops.stores.Wire;
import io.countersign.ops.stores.WiredDocumentStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.util.FileSystemUtils;

/**
 * One server for all the tests of a JVM, on embedded stores and a free port. Whoever breaks the
 * wire to the document store mends it.
 */
public final class TestServer {
  public static final String ADMIN_PASSWORD = "correct horse battery";

  private TestServer() {}

  public static Server server() {
    return Running.SERVER;
  }

  /** What the server asks its document store over. */
  public static Wire wire() {
    return Running.DOCUMENTS.wire();
  }

  private static final class Running {
    static final Path FOLDER = folder();
    static final WiredDocumentStore DOCUMENTS =
        WiredDocumentStore.start(FOLDER.resolve("documents"));
    static final Server SERVER = start(FOLDER, DOCUMENTS);

    private static Server start(Path folder, WiredDocumentStore documents) {
      Server server =
          Server.start(
              new Server.Settings(
                  "127.0.0.1",
                  0,
                  new StoreSettings(folder.resolve("data"), null, null, null, documents.uri()),
                  Map.of("countersign.admin.password", ADMIN_PASSWORD)));
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(() -> stop(server, documents, folder), "stop the test server"));
      return server;
    }

    private static Path folder() {
      try {
        return Files.createTempDirectory("countersign-test");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void stop(Server server, WiredDocumentStore documents, Path folder) {
      server.close();
      try {
        documents.close();
        FileSystemUtils.deleteRecursively(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
