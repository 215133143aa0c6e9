package io.countersign.ops.stores.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoSecurityException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who knows the secret is served, and nobody else. */
class DocumentServerTest {
  private final Secret secret = Secret.random();
  private final H2Backend backend = H2Backend.inMemory();
  private DocumentServer server;

  @BeforeEach
  void start() {
    server =
        DocumentServer.start(
            backend, secret, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @AfterEach
  void stop() {
    server.close();
    backend.close();
  }

  private MongoClient client(String uri) {
    return MongoClients.create(uri + "&serverSelectionTimeoutMS=5000");
  }

  private MongoClient insider() {
    return client(secret.uri(server.address().getPort(), "views"));
  }

  private MongoClient stranger() {
    return client("mongodb://127.0.0.1:" + server.address().getPort() + "/views?appName=stranger");
  }

  private static MongoCollection<Document> rows(MongoClient client) {
    return client.getDatabase("views").getCollection("rows");
  }

  @Test
  void servesWhoKnowsTheSecret() {
    try (MongoClient insider = insider()) {
      rows(insider).insertOne(new Document("_id", 1));
      assertThat(rows(insider).countDocuments()).isEqualTo(1);
    }
  }

  @Test
  void refusesAStrangerToReadOrChangeAnything() {
    try (MongoClient insider = insider();
        MongoClient stranger = stranger()) {
      rows(insider).insertOne(new Document("_id", 1));
      refused(() -> rows(stranger).find().first());
      refused(() -> rows(stranger).countDocuments());
      refused(() -> rows(stranger).deleteOne(Filters.eq(1)));
      refused(() -> rows(stranger).insertOne(new Document("_id", 2)));
      refused(() -> stranger.getDatabase("views").drop());
      refused(() -> stranger.listDatabaseNames().first());
      assertThat(rows(insider).countDocuments()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"serverStatus", "ping", "buildInfo", "getLog", "shutdown", "endSessions"})
  void refusesAStrangerWhateverTheyAsk(String command) {
    try (MongoClient stranger = stranger()) {
      MongoDatabase admin = stranger.getDatabase("admin");
      refused(() -> admin.runCommand(new Document(command, 1)));
    }
  }

  private static void refused(Runnable work) {
    assertThatThrownBy(work::run)
        .isInstanceOfSatisfying(
            MongoCommandException.class,
            refusal -> assertThat(refusal.getErrorCodeName()).isEqualTo("Unauthorized"));
  }

  @Test
  void refusesWhoKnowsAnotherSecret() {
    String uri = Secret.random().uri(server.address().getPort(), "views");
    try (MongoClient guesser = client(uri)) {
      assertThatThrownBy(() -> rows(guesser).countDocuments())
          .isInstanceOf(MongoSecurityException.class);
    }
  }

  @Test
  void aClientRefusesAServerThatDoesNotKnowTheSecret() {
    try (DocumentServer impostor =
            DocumentServer.start(
                backend,
                Secret.random(),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        MongoClient client = client(secret.uri(impostor.address().getPort(), "views"))) {
      assertThatThrownBy(() -> rows(client).countDocuments())
          .isInstanceOf(MongoSecurityException.class);
    }
  }

  @Test
  void hangsUpOnAStrangerWhoAnnouncesALongMessage() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort())) {
      socket.setSoTimeout(30_000);
      ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      socket.getOutputStream().write(length.putInt(48_000_000).array());
      assertThat(socket.getInputStream().read()).isEqualTo(-1);
    }
  }
}
