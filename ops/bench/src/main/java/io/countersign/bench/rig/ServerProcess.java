package io.countersign.bench.rig;

import io.countersign.ops.Countersign;
import io.countersign.ops.contract.client.CountersignClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own, so that it can have a heap of its own and be killed. */
public final class ServerProcess implements AutoCloseable {
  private static final String PASSWORD = "Password of admin, shown only once: ";
  private static final String READY = "Ready: ";
  private static final int KEPT_LINES = 40;
  private static final int KEPT_LENGTH = 500;
  private static final int LINES_OF_ERROR = 8;
  private static final long START_SECONDS = 120;
  private static final long STOP_SECONDS = 60;

  private final Process process;
  private final CompletableFuture<URI> ready = new CompletableFuture<>();
  private final Deque<String> lastLines = new ArrayDeque<>();
  private final List<String> errors = new ArrayList<>();
  private int linesOfError;
  private volatile @Nullable String adminPassword;

  private ServerProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts a server and waits until it takes work.
   *
   * @param jvmOptions such as {@code -Xmx512m}
   * @throws IllegalStateException with what the server said last, if it does not start
   */
  public static ServerProcess start(Path dataDir, String... jvmOptions)
      throws InterruptedException {
    ServerProcess server = begin(new Launch(dataDir, 0, List.of(jvmOptions), Map.of(), List.of()));
    server.awaitReady();
    return server;
  }

  /**
   * How a server is started.
   *
   * @param port 0 for a free one
   * @param jvmOptions such as {@code -Xmx512m}
   * @param environment on top of this process's own
   * @param before what to put before the command, which keeps its process
   */
  public record Launch(
      Path dataDir,
      int port,
      List<String> jvmOptions,
      Map<String, String> environment,
      List<String> before) {
    /** Options for a start that is repeated often: what the machine compiles does not pay. */
    public static final List<String> QUICK =
        List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m");

    public Launch {
      jvmOptions = List.copyOf(jvmOptions);
      environment = Map.copyOf(environment);
      before = List.copyOf(before);
    }
  }

  /**
   * What {@code -Dcountersign.server.options} says, for every server: those that are to measure
   * nothing start sooner with {@link Launch#QUICK}.
   */
  private static List<String> optionsOfAll() {
    String options = System.getProperty("countersign.server.options", "").strip();
    return options.isEmpty() ? List.of() : List.of(options.split("\\s+"));
  }

  /** Starts a server and does not wait for it. */
  public static ServerProcess begin(Launch launch) {
    List<String> command = new ArrayList<>(launch.before());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.awt.headless=true");
    command.addAll(classArchive());
    command.addAll(optionsOfAll());
    command.addAll(launch.jvmOptions());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(launch.environment());
    addProgram(builder);
    command.addAll(List.of("up", "--port", Integer.toString(launch.port())));
    command.addAll(List.of("--data-dir", launch.dataDir().toString()));
    try {
      ServerProcess server = new ServerProcess(builder.redirectErrorStream(true).start());
      server.follow();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of the server's classes, so that it starts as fast as it does for people. */
  private static List<String> classArchive() {
    String archive = System.getProperty("countersign.archive", "");
    return archive.isEmpty() ? List.of() : List.of("-XX:SharedArchiveFile=" + archive);
  }

  /**
   * The one that is shipped; in tests, unless they are told where it is, what they were built with,
   * by the environment for length.
   */
  private static void addProgram(ProcessBuilder builder) {
    String server = System.getProperty("countersign.server", "");
    if (!server.isEmpty()) {
      builder.command().addAll(List.of("-jar", server));
    } else {
      builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
      builder.command().add(Countersign.class.getName());
    }
  }

  private void follow() {
    Thread reader = new Thread(this::read, "server-output");
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line);
      }
    } catch (IOException e) {
      keep(e.toString());
    }
    ready.completeExceptionally(new IllegalStateException("The server ended"));
  }

  private void take(String line) {
    keep(line);
    record(line);
    if (line.startsWith(PASSWORD)) {
      adminPassword = line.substring(PASSWORD.length());
    } else if (line.startsWith(READY)) {
      ready.complete(URI.create(line.substring(READY.length())));
    }
  }

  /** For whoever looks for a fault: what all servers say, with {@code -Dtrial.log=FILE}. */
  private static void record(String line) {
    String file = System.getProperty("trial.log");
    if (file != null) {
      try {
        Files.writeString(
            Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private synchronized void keep(String line) {
    lastLines.addLast(line);
    if (lastLines.size() > KEPT_LINES) {
      lastLines.removeFirst();
    }
    if (line.contains(" ERROR ") && errors.size() < KEPT_LINES) {
      errors.add(line.substring(0, Math.min(line.length(), KEPT_LENGTH)));
      linesOfError = LINES_OF_ERROR;
    } else if (linesOfError > 0) {
      linesOfError--;
      errors.add(errors.remove(errors.size() - 1) + "\n  " + line);
    }
  }

  /**
   * Waits until it takes work.
   *
   * @throws IllegalStateException with what the server said last, if it does not start
   */
  public void awaitReady() throws InterruptedException {
    try {
      ready.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly();
      throw new IllegalStateException("The server did not start: " + lastWords(), e);
    }
  }

  /** What the server said last, for whoever looks for a fault. */
  public synchronized String lastWords() {
    return String.join("\n", lastLines);
  }

  /** The first errors that the server logged. */
  public synchronized List<String> errors() {
    return List.copyOf(errors);
  }

  /** What the server says of itself: its OpenAPI document. */
  public String description() {
    try (InputStream document = url().resolve("/v3/api-docs").toURL().openStream()) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public CountersignClient client() {
    return CountersignClient.to(ready.join());
  }

  /**
   * A token of the person {@code admin}, who can do everything; it outlives the process.
   *
   * @throws IllegalStateException at any but the first start on a folder, which tells the password
   */
  public String adminToken() {
    String password = adminPassword;
    if (password == null) {
      throw new IllegalStateException("The password of admin is only told at the first start");
    }
    return client()
        .withPassword("admin", password)
        .post("/tokens", Map.of("name", "bench"))
        .path("token")
        .asString();
  }

  /** As {@code admin}, at the first start on a folder. */
  public CountersignClient admin() {
    return client().withToken(adminToken());
  }

  /** What it has used of the processors until now, all of them together. */
  public Duration processorTime() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** By which the operating system knows it. */
  public long pid() {
    return process.pid();
  }

  public URI url() {
    return ready.join();
  }

  /** Ends it as a power cut would: nothing gets a chance to finish. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Stops it as an operator would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
