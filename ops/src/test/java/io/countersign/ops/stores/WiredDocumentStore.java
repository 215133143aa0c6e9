package io.countersign.ops.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/**
 * The embedded document store behind a network that can break.
 *
 * @param uri of the store, over the wire
 */
public record WiredDocumentStore(AutoCloseable store, Wire wire, String uri)
    implements AutoCloseable {

  /** Starts one whose documents are in {@code folder}. */
  public static WiredDocumentStore start(Path folder) {
    DataFolder data = DataFolder.open(folder);
    EmbeddedMongoServer server = EmbeddedMongoServer.start(data);
    URI direct = URI.create(server.uri());
    Wire wire = Wire.to(new InetSocketAddress(InetAddress.getLoopbackAddress(), direct.getPort()));
    return new WiredDocumentStore(
        () -> {
          server.close();
          data.close();
        },
        wire,
        server.uri().replace(":" + direct.getPort() + "/", ":" + wire.port() + "/"));
  }

  @Override
  public void close() throws IOException {
    wire.close();
    try {
      store.close();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
