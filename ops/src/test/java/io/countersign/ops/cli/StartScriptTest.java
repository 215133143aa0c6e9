package io.countersign.ops.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Durations.ONE_MINUTE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script asks of Java, which is one here that writes down what it is asked. */
@Tag("server")
class StartScriptTest {
  private static final String PREPARING = "countersign: preparing for fast starts";

  /** Unpacks, and serves until it is ended, as the real ones do; a file stands for a jar. */
  private static final String JAVA =
      """
      #!/usr/bin/env bash
      home=$(dirname -- "$(dirname -- "$0")")
      case "$*" in
        *-Djarmode=tools*)
          [ ! -e "$home/broken" ] || exit 1
          mkdir -p "${!#}"; cp "$3" "${!#}/countersign-server.jar" ;;
        *-XX:ArchiveClassesAtExit=*)
          archive=${1#*=}
          trap 'echo classes >"$archive"; exit 143' TERM
          echo "$$" >"$home/server"
          [ -e "$home/slow" ] || echo "Ready: here"
          while true; do sleep 0.05; done ;;
        *) echo "$*"; for jar in "$@"; do case "$jar" in /*.jar) cat "$jar" ;; esac; done ;;
      esac
      """;

  /** Packs both jars, as it does for the benchmarks. */
  private static final String MAVEN =
      """
      #!/usr/bin/env bash
      cd "%s/ops" && mkdir -p bench/target
      printf two >made && mv made target/countersign-server.jar && touch bench/target/countersign-bench.jar
      """;

  @TempDir private Path root;
  private Path home;
  private Path target;

  @BeforeEach
  void lookBuilt() throws IOException {
    home = root.resolve("java");
    target = Files.createDirectories(root.resolve("ops/target"));
    for (String folder : List.of("java/bin", "ops/bin", "ops/console", "ops/src/main")) {
      Files.createDirectories(root.resolve(folder));
    }
    Files.createFile(root.resolve("pom.xml"));
    Files.createFile(root.resolve("ops/pom.xml"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
    executable(Files.writeString(home.resolve("bin/java"), JAVA));
    executable(Files.copy(Path.of("bin/countersign"), root.resolve("ops/bin/countersign")));
    build("one");
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** As Maven does, without the script. */
  private void build(String content) throws IOException {
    Path made = Files.writeString(target.resolve("made.jar"), content);
    Files.move(made, target.resolve("countersign-server.jar"), StandardCopyOption.REPLACE_EXISTING);
  }

  private Process start(String command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(root + "/ops/bin/countersign", command);
    builder.environment().merge("PATH", home + "/bin:", (path, first) -> first + path);
    builder.environment().put("JAVA_HOME", home.toString());
    builder.environment().remove("COUNTERSIGN_JAVA_OPTS");
    return builder.redirectErrorStream(true).start();
  }

  private String run() throws Exception {
    return run("status");
  }

  private String run(String command) throws Exception {
    Process script = start(command);
    String said = new String(script.getInputStream().readAllBytes());
    assertThat(script.waitFor()).as(said).isZero();
    return said;
  }

  @Test
  void whatMavenBuiltIsPreparedOnce() throws Exception {
    assertThat(run())
        .contains(PREPARING, "SharedArchiveFile=" + target.resolve("app/countersign-17.jsa"))
        .contains("-jar " + target.resolve("app/countersign-server.jar"));
    assertThat(run()).doesNotContain(PREPARING).contains("SharedArchiveFile");
  }

  @Test
  void whatWasUnpackedBeforeIsNotStartedInsteadOfANewJar() throws Exception {
    run();
    build("two");

    assertThat(run()).contains(PREPARING).endsWith("two");
  }

  @Test
  void withoutPreparingTheJarItselfIsStarted() throws Exception {
    Files.createFile(home.resolve("broken"));

    assertThat(run())
        .contains(PREPARING, "-jar " + target.resolve("countersign-server.jar"))
        .doesNotContain("SharedArchiveFile");
    assertThat(run()).doesNotContain(PREPARING).endsWith("one");
  }

  @Test
  void buildingTheBenchmarksPacksTheJarAnewAndIsPreparedOnce() throws Exception {
    Files.createDirectories(root.resolve("ops/bench/src"));
    Files.createFile(root.resolve("ops/bench/pom.xml"));
    executable(Files.writeString(home.resolve("bin/mvn"), MAVEN.formatted(root)));

    assertThat(run("bench")).contains(PREPARING, "io.countersign.bench.Bench bench");
    assertThat(run("bench")).doesNotContain(PREPARING);
    assertThat(run()).doesNotContain(PREPARING).endsWith("two");
  }

  @Test
  void whoInterruptsThePreparingLeavesNoServer() throws Exception {
    Path slow = Files.createFile(home.resolve("slow"));
    Process script = start("status");
    Path server = home.resolve("server");
    Awaitility.await()
        .atMost(ONE_MINUTE)
        .until(() -> Files.exists(server) && Files.size(server) > 1);
    long pid = Long.parseLong(Files.readString(server).strip());

    // As the terminal does it, to all that it started but what is in the background.
    script.descendants().filter(child -> child.pid() != pid).forEach(ProcessHandle::destroy);
    script.destroy();

    assertThat(script.waitFor(20, TimeUnit.SECONDS)).isTrue();
    Awaitility.await()
        .atMost(ONE_MINUTE)
        .until(() -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
    Files.delete(slow);
    assertThat(run()).contains(PREPARING).endsWith("one");
  }
}
