package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a running server listens on asks whoever connects who they are. */
@Tag("server")
@EnabledOnOs(OS.LINUX) // which tells what a process listens on
class ListeningTest {
  private static final String LISTENING = "0A";
  private static final String LOOPBACK_V4 = "0100007F";
  private static final String LOOPBACK_V6 = "0000000000000000FFFF00000100007F";

  @TempDir private Path folder;

  /** An address and a port in hexadecimal, and the number by which a process holds it. */
  private record Door(String address, int port, String inode) {}

  @Test
  void everyPortIsOfThisMachineAndKeepsStrangersOut() throws Exception {
    Path data = folder.resolve("data");
    try (Program server =
        Program.start(folder, Map.of(), "up", "--port", "0", "--data-dir", data.toString())) {
      int web = URI.create(server.awaitLine("Ready:")).getPort();
      List<String> postgres = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
      List<Door> doors = doors(server.pid());
      List<Door> doorsOfPostgres = doors(Long.parseLong(postgres.get(0).strip()));
      assertThat(doors).hasSize(2).extracting(Door::port).contains(web);
      assertThat(doorsOfPostgres).hasSize(1);
      assertThat(Stream.concat(doors.stream(), doorsOfPostgres.stream()))
          .extracting(Door::address)
          .isSubsetOf(LOOPBACK_V4, LOOPBACK_V6);
      int documents =
          doors.stream().mapToInt(Door::port).filter(port -> port != web).findFirst().orElseThrow();
      refusesAStrangerDocuments(documents);
      refusesAStrangerRows(doorsOfPostgres.get(0).port());
      assertThat(Files.getPosixFilePermissions(data.resolve("projections"))).hasSize(3);
    }
  }

  private static void refusesAStrangerDocuments(int port) {
    try (MongoClient stranger = MongoClients.create("mongodb://127.0.0.1:" + port)) {
      assertThatThrownBy(() -> stranger.listDatabaseNames().first())
          .isInstanceOf(MongoException.class)
          .hasMessageContaining("Unauthorized");
    }
  }

  private static void refusesAStrangerRows(int port) {
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/countersign";
    for (String password : new String[] {"", "countersign"}) {
      assertThatThrownBy(() -> DriverManager.getConnection(url, "countersign", password))
          .isInstanceOf(SQLException.class);
    }
  }

  private static List<Door> doors(long pid) throws IOException {
    Set<String> held = held(pid);
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> lines(Path.of("/proc", Long.toString(pid), "net", table)))
        .map(line -> line.strip().split("\\s+"))
        .filter(row -> row[3].equals(LISTENING) && held.contains(row[9]))
        .map(row -> door(row[1], row[9]))
        .toList();
  }

  private static Door door(String local, String inode) {
    int colon = local.indexOf(':');
    return new Door(
        local.substring(0, colon), Integer.parseInt(local.substring(colon + 1), 16), inode);
  }

  private static Stream<String> lines(Path table) {
    try {
      return Files.readAllLines(table).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sockets among what a process has open. */
  private static Set<String> held(long pid) throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      return open.map(ListeningTest::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toCollection(HashSet::new));
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
