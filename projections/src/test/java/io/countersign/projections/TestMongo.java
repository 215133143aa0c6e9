package io.countersign.projections;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.net.InetSocketAddress;
import java.util.UUID;

/** The server of {@code -Dmongo.uri}, or an embedded one for all tests of a JVM. */
final class TestMongo {
  private static final MongoClient CLIENT = MongoClients.create(uri());

  private TestMongo() {}

  private static String uri() {
    String given = System.getProperty("mongo.uri", "");
    return given.isEmpty() ? uri(embedded(0)) : given;
  }

  /** An embedded server in memory on a port; any free one for 0. */
  static MongoServer embedded(int port) {
    MongoServer server = new MongoServer(H2Backend.inMemory());
    server.bind(new InetSocketAddress("127.0.0.1", port));
    return server;
  }

  static String uri(MongoServer server) {
    return "mongodb://127.0.0.1:" + server.getLocalAddress().getPort();
  }

  /** An empty database of its own. */
  static MongoDatabase freshDatabase() {
    return CLIENT.getDatabase("test_" + UUID.randomUUID().toString().replace("-", ""));
  }
}
