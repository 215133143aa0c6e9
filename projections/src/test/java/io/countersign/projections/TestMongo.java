package io.countersign.projections;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.UUID;

/** The server of {@code -Dmongo.uri}, or an embedded one for all tests of a JVM. */
public final class TestMongo {
  private static final MongoClient CLIENT = MongoClients.create(uri());

  private TestMongo() {}

  private static String uri() {
    String given = System.getProperty("mongo.uri", "");
    return given.isEmpty() ? uri(embedded()) : given;
  }

  private static MongoServer embedded() {
    return started(H2Backend.inMemory(), 0);
  }

  /** An embedded server on a file and a port; any free one for 0. */
  static MongoServer embedded(Path file, int port) {
    return started(new H2Backend(file.toString()), port);
  }

  private static MongoServer started(H2Backend backend, int port) {
    MongoServer server = new MongoServer(backend);
    server.bind(new InetSocketAddress("127.0.0.1", port));
    return server;
  }

  static String uri(MongoServer server) {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  /** An empty database of its own. */
  public static MongoDatabase freshDatabase() {
    return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
  }
}
