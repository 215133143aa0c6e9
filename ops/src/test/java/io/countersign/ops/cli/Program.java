package io.countersign.ops.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Countersign as a process of its own; closing it kills it. Its PostgreSQL stays until one that is
 * started on the same folder stops: a test that ends by a kill leaves a folder that still changes.
 */
public final class Program implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final Path out;
  private final Path err;

  private Program(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** How it ended, and what it printed. */
  record Ended(int exit, String out, String err) {}

  /**
   * Starts it with this environment and no other setting of Countersign's: the one that is built
   * and prepared, if the build says where it is, or else what these tests were compiled with.
   */
  public static Program start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    String prepared = System.getProperty("countersign.server", "");
    if (prepared.isEmpty()) {
      return startClass("io.countersign.ops.Countersign", folder, environment, arguments);
    }
    List<String> command = java();
    command.add("-XX:SharedArchiveFile=" + System.getProperty("countersign.archive"));
    command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-jar", prepared));
    return start(command, folder, environment, arguments);
  }

  private static List<String> java() {
    return new ArrayList<>(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx512m"));
  }

  /** Starts another main class on the same class path. */
  public static Program startClass(
      String mainClass, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    List<String> command = java();
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    return start(command, folder, environment, arguments);
  }

  private static Program start(
      List<String> command, Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(command, folder, new File("/dev/null"), environment, arguments);
  }

  private static Program start(
      List<String> command,
      Path folder,
      File input,
      Map<String, String> environment,
      String... arguments)
      throws IOException {
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectInput(input)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("COUNTERSIGN_"));
    builder.environment().putAll(environment);
    return new Program(builder.start(), out, err);
  }

  /** Runs it with a file as its input. */
  static Ended runReading(Path folder, Path input, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = java();
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), "io.countersign.ops.Countersign"));
    try (Program program = start(command, folder, input.toFile(), Map.of(), arguments)) {
      return program.awaitEnd();
    }
  }

  static Ended run(Path folder, String... arguments) throws IOException, InterruptedException {
    return run(folder, Map.of(), arguments);
  }

  static Ended run(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    try (Program program = start(folder, environment, arguments)) {
      return program.awaitEnd();
    }
  }

  Ended awaitEnd() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("Expected the program to end, but it printed " + err());
    }
    return new Ended(process.exitValue(), out(), err());
  }

  /** The rest of the first line on either stream that starts so. */
  public String awaitLine(String start) {
    return Awaitility.await("a line that starts with " + start)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .failFast("the program ended: " + err, () -> !process.isAlive())
        .until(() -> lines(start), found -> !found.isEmpty())
        .get(0);
  }

  /** Asks it to stop. */
  Ended stop() throws IOException, InterruptedException {
    process.destroy();
    return awaitEnd();
  }

  /** As {@code kill -9}. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The processes that it has started. */
  Stream<ProcessHandle> descendants() {
    return process.descendants();
  }

  long pid() {
    return process.pid();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
  }

  private List<String> lines(String start) throws IOException {
    return (out() + err())
        .lines()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .toList();
  }

  private String out() throws IOException {
    return Files.readString(out, StandardCharsets.UTF_8);
  }

  private String err() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }
}
