package io.countersign.ops.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Durations.ONE_MINUTE;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import io.countersign.ops.cli.Program;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoresTest {
  @TempDir private Path folder;

  /** Twice, so that a start after a recovery is covered too. */
  @Test
  void whatWasAcknowledgedOutlastsKillNine() throws Exception {
    Path data = folder.resolve("data");
    int acknowledged = writeUntilKilled(data, "wrote 300");
    try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
      assertThat(number(stores, "SELECT count(*) FROM written"))
          .isGreaterThanOrEqualTo(acknowledged)
          .isEqualTo(number(stores, "SELECT max(number) FROM written"));
      assertThat(stores.projections().wasReset()).isFalse();
      assertThat(documents(stores)).isLessThanOrEqualTo(100);
    }
    try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
      assertThat(number(stores, "SELECT count(*) FROM written"))
          .isGreaterThanOrEqualTo(acknowledged);
    }
  }

  @Test
  void killingInTheMiddleOfTheFirstStartLeavesAFolderThatStarts() throws Exception {
    Path data = folder.resolve("data");
    try (Program first = holder(data)) {
      awaitFile(data.resolve("postgres.password"));
      first.kill();
    }
    try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
      assertThat(number(stores, "SELECT 1")).isEqualTo(1);
      assertThat(data.resolve("postgres-initdb.log")).doesNotExist();
    }
  }

  @Test
  void projectionsThatCannotBeOpenedAreSetAside() throws Exception {
    Path data = folder.resolve("data");
    Path projections = Files.createDirectories(data.resolve("projections"));
    Files.writeString(projections.resolve("projections.mv.db"), "no store ".repeat(2000));
    try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
      assertThat(stores.projections().wasReset()).isTrue();
      assertThat(documents(stores)).isZero();
    }
    try (Stream<Path> files = Files.list(projections)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .anyMatch(name -> name.startsWith("projections.broken-"));
    }
  }

  @Test
  void theDatabaseIsDurableAndAsksForThePassword() throws Exception {
    Path data = folder.resolve("data");
    try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
      for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
        assertThat(text(stores, "SHOW " + setting)).isEqualTo("on");
      }
      String url = stores.database().jdbcUrl();
      assertThatThrownBy(() -> DriverManager.getConnection(url, "countersign", "guess").close())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password authentication failed");
      assertThat(Files.getPosixFilePermissions(data.resolve("postgres.password")))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  /** A folder held within this process is as much in use as one held by another. */
  @Test
  void refusesAFolderThatIsOpen() {
    Path data = folder.resolve("data");
    try (DataFolder held = DataFolder.open(data)) {
      assertThatThrownBy(() -> DataFolder.open(held.path()))
          .isInstanceOf(CannotStart.class)
          .hasMessageContaining("is in use");
    }
    DataFolder.open(data).close();
  }

  /** Its number stays taken until its parent asks how it ended, which not every parent does. */
  @Test
  void aServerThatDiedAndWasNotBuriedIsNotWaitedFor() throws Exception {
    Path data = folder.resolve("data");
    Stores.open(StoreSettings.embedded(data)).close();
    Process keeper = new ProcessBuilder("bash", "-c", "sleep 0 & echo $!; exec sleep 60").start();
    try (BufferedReader output = keeper.inputReader()) {
      String dead = output.readLine();
      Files.writeString(
          data.resolve("postgres/postmaster.pid"),
          "%s\n%s\n1700000000\n1\n\n127.0.0.1\n 0 0\nready\n"
              .formatted(dead, data.resolve("postgres")));
      try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
        assertThat(number(stores, "SELECT 1")).isEqualTo(1);
      }
    } finally {
      keeper.destroyForcibly();
    }
  }

  /** The store does this to itself when there is no room to write. */
  @Test
  void projectionsThatClosedThemselvesAreOpenedAgain() {
    Path data = folder.resolve("data");
    try (DataFolder held = DataFolder.open(data);
        EmbeddedMongoServer server = EmbeddedMongoServer.start(held);
        MongoClient client = MongoClients.create(server.uri())) {
      var documents = StoreHolder.documents(client);
      documents.insertOne(new org.bson.Document("_id", "kept"));
      server.backend().getMvStore().commit();
      server.backend().getMvStore().closeImmediately();
      var next = new org.bson.Document("_id", "next");
      var putIn = new ReplaceOptions().upsert(true);
      org.awaitility.Awaitility.await()
          .atMost(ONE_MINUTE)
          .ignoreExceptions()
          .until(() -> documents.replaceOne(Filters.eq("next"), next, putIn).wasAcknowledged());
      assertThat(documents.countDocuments()).isEqualTo(2);
    }
  }

  @Test
  void aServerThatIsKilledIsStartedAgainWithWhatWasAcknowledged() throws Exception {
    Path data = folder.resolve("data");
    try (Stores stores = Stores.open(StoreSettings.embedded(data))) {
      try (Connection connection = StoreHolder.connect(stores);
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept AS SELECT 7 AS number");
      }
      String pid = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(0);
      ProcessHandle.of(Long.parseLong(pid)).orElseThrow().destroyForcibly();
      org.awaitility.Awaitility.await()
          .atMost(ONE_MINUTE)
          .ignoreExceptions()
          .until(() -> number(stores, "SELECT number FROM kept") == 7);
    }
  }

  private int writeUntilKilled(Path data, String line) throws Exception {
    try (Program holder = holder(data)) {
      holder.awaitLine(line);
      holder.kill();
      return Integer.parseInt(line.substring("wrote ".length()));
    }
  }

  private Program holder(Path data) throws Exception {
    return Program.startClass(StoreHolder.class.getName(), folder, Map.of(), data.toString());
  }

  private static void awaitFile(Path file) {
    org.awaitility.Awaitility.await().atMost(ONE_MINUTE).until(() -> Files.exists(file));
  }

  private static long documents(Stores stores) {
    try (MongoClient client = MongoClients.create(stores.projections().uri())) {
      return StoreHolder.documents(client).countDocuments();
    }
  }

  private static long number(Stores stores, String query) throws Exception {
    return Long.parseLong(text(stores, query));
  }

  private static String text(Stores stores, String query) throws Exception {
    try (Connection connection = StoreHolder.connect(stores);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }
}
