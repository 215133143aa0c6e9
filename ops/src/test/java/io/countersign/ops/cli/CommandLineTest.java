package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.cli.Program.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
class CommandLineTest {
  @TempDir private Path folder;

  @Test
  void helpGoesToStdoutAndNamesEveryCommand() throws Exception {
    Ended ended = Program.run(folder, "--help");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out())
        .contains("up", "import", "export", "status", "sla", "history", "verify", "rebuild");
    assertThat(ended.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"up", "import", "rebuild"})
  void everyCommandExplainsItself(String command) throws Exception {
    Ended ended = Program.run(folder, command, "--help");

    assertThat(ended.exit()).isZero();
    assertThat(ended.out()).contains("Usage: countersign " + command);
  }

  @Test
  void wrongUsageEndsWithTwoAndSaysWhyOnStderr() throws Exception {
    Ended ended = Program.run(folder, "rebuild", "everything");

    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("everything").contains("projections, processes, all");
  }

  @Test
  void noCommandIsWrongUsage() throws Exception {
    assertThat(Program.run(folder).exit()).isEqualTo(2);
  }

  @Test
  void noServerToTalkToIsOneLineAndOneThatHelps() throws Exception {
    int port = freePort();
    Ended ended = Program.run(folder, "status", "--url", "http://127.0.0.1:" + port);

    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.err().lines())
        .containsExactly(
            "countersign: No Countersign server answers at http://127.0.0.1:" + port,
            "Start one with: countersign up --port " + port);
  }

  @Test
  void aPortInUseIsOneLine() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ended ended = up("--port", Integer.toString(taken.getLocalPort()));

      assertFailedWithOneLine(ended, "Port " + taken.getLocalPort() + " is in use");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"65536", "99999"})
  void aPortThatThereIsNotIsOneLine(String port) throws Exception {
    assertFailedWithOneLine(up("--port", port), "Expected a port from 0 to 65535, but got " + port);
  }

  @Test
  void aDataFolderInUseIsOneLineThatNamesTheHolder() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    try (FileChannel channel =
            FileChannel.open(
                data.resolve("countersign.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = channel.lock()) {
      channel.write(StandardCharsets.US_ASCII.encode("4711"));
      Ended ended = up("--port", "0");

      assertThat(held.isValid()).isTrue();
      assertFailedWithOneLine(ended, "is in use by a running Countersign (process 4711)");
    }
  }

  @Test
  void aDataFolderOfANewerVersionIsOneLine() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.writeString(data.resolve("layout"), "99");

    assertFailedWithOneLine(up("--port", "0"), "was written by another version of Countersign");
  }

  @Test
  void dataOfANewerPostgresAreOneLine() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data").resolve("postgres"));
    Files.writeString(data.resolve("PG_VERSION"), "99\n");

    assertFailedWithOneLine(up("--port", "0"), "are those of PostgreSQL 99");
  }

  @Test
  void anUnreachableDatabaseIsOneLineWithoutItsPassword() throws Exception {
    String url = "postgresql://somebody:secret@127.0.0.1:" + freePort() + "/countersign";
    Ended ended = Program.run(folder, Map.of("COUNTERSIGN_DB_URL", url), "up", "--port", "0");

    assertFailedWithOneLine(ended, "cannot be used");
    assertThat(ended.err()).doesNotContain("secret");
  }

  @Test
  void aConfigurationFileThatIsMissingIsOneLine() throws Exception {
    assertFailedWithOneLine(up("--port", "0", "--config", "nowhere.yaml"), "cannot be read");
  }

  private Ended up(String... options) throws IOException, InterruptedException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "up";
    arguments[1] = "--data-dir";
    arguments[2] = folder.resolve("data").toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Program.run(folder, arguments);
  }

  private static void assertFailedWithOneLine(Ended ended, String reason) {
    assertThat(ended.exit()).isEqualTo(1);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err().lines().filter(line -> line.startsWith("countersign: ")))
        .singleElement()
        .asString()
        .contains(reason);
    assertThat(ended.err())
        .doesNotContain("\tat ")
        .hasLineCount(ended.err().contains("Starting") ? 2 : 1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
