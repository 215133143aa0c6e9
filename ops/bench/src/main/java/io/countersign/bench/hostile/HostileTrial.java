package io.countersign.bench.hostile;

import io.countersign.bench.api.RawAnswer;
import io.countersign.bench.api.RawConnection;
import io.countersign.bench.api.RawRequest;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.PatientVerify;
import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextBundle;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.TemporaryFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sends a server what nobody means well with, over many connections at once. The server has a
 * process, a heap of 512 MB, and folders of its own.
 */
public final class HostileTrial {
  private static final Duration BOUND = Duration.ofSeconds(30);
  private static final int CONNECTIONS = 12;
  private static final int MOST_FAULTS = 25;
  private static final int TELL_EVERY = 10_000;
  private static final int WARM_UP = 400;

  private final Run run;
  private final int from;
  private final int times;
  private final Queue<String> faults = new ConcurrentLinkedQueue<>();
  private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param from the number of the first input
   * @param times how many inputs
   */
  public HostileTrial(Run run, int from, int times) {
    this.run = run;
    this.from = from;
    this.times = times;
  }

  /**
   * What came of it.
   *
   * @param faults answers that nobody may get, each with its number and its input
   * @param statuses how often each status was answered
   * @param calls that the server made
   * @param newFiles outside its data folder
   * @param errors that the server logged
   * @param differences that verify found
   */
  public record Outcome(
      int inputs,
      double seconds,
      List<String> faults,
      Map<Integer, Long> statuses,
      List<String> calls,
      List<String> newFiles,
      List<String> errors,
      long differences) {}

  public Outcome run() throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.make("hostile");
        ServerProcess server = start(folder.path())) {
      Scene scene = Scene.of(server);
      HostileInput inputs = new HostileInput(scene, new Bodies(TextBundle.zip("hostile", "1")));
      send(scene.server(), inputs, -WARM_UP, WARM_UP);
      List<Path> around = List.of(folder.path(), folder.path().resolve("home"), Path.of(""));
      try (ServerWatch watch = new ServerWatch(server, around)) {
        long start = System.nanoTime();
        send(scene.server(), inputs, from, times);
        double seconds = (System.nanoTime() - start) / 1e9;
        return outcome(server, scene, watch, seconds);
      }
    }
  }

  private static ServerProcess start(Path folder) throws IOException, InterruptedException {
    Path home = Files.createDirectories(folder.resolve("home"));
    Path temporary = Files.createDirectories(folder.resolve("tmp"));
    return ServerProcess.start(
        folder.resolve("data"),
        "-Xmx512m",
        "-XX:+ExitOnOutOfMemoryError",
        "-Duser.home=" + home,
        "-Djava.io.tmpdir=" + temporary);
  }

  private void send(URI server, HostileInput inputs, int first, int count)
      throws InterruptedException {
    next.set(0);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < CONNECTIONS; i++) {
      Thread thread = new Thread(() -> work(server, inputs, first, count), "hostile-" + i);
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void work(URI server, HostileInput inputs, int first, int count) {
    @Nullable RawConnection connection = null;
    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
      if (faults.size() >= MOST_FAULTS) {
        break;
      }
      RawRequest request = inputs.make(run.random(first + i));
      connection = judge(server, connection, first + i, request);
      if (i > 0 && i % TELL_EVERY == 0) {
        run.say("%d inputs, %d faults", i, faults.size());
      }
    }
    if (connection != null) {
      connection.close();
    }
  }

  /** The connection that is left, if it can be used again. */
  private @Nullable RawConnection judge(
      URI server, @Nullable RawConnection open, int number, RawRequest request) {
    @Nullable RawConnection connection = open;
    try {
      connection = connection == null ? RawConnection.to(server, BOUND) : connection;
      RawAnswer answer = connection.exchange(request);
      statuses.computeIfAbsent(answer.status(), status -> new LongAdder()).increment();
      Oracle.fault(answer, !request.isHead()).ifPresent(fault -> add(number, request, fault));
      if (answer.lasting() && !request.cutOff()) {
        return connection;
      }
    } catch (IOException e) {
      if (!request.cutOff() && !retried(server, open, request)) {
        add(number, request, "was not answered: " + e);
      }
    }
    if (connection != null) {
      connection.close();
    }
    return null;
  }

  /** A server may close a connection that was used before; a new one has to be answered. */
  private static boolean retried(URI server, @Nullable RawConnection used, RawRequest request) {
    if (used == null) {
      return false;
    }
    try (RawConnection connection = RawConnection.to(server, BOUND)) {
      return Oracle.fault(connection.exchange(request), !request.isHead()).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private void add(int number, RawRequest request, String fault) {
    String line =
        "--seed %d, input %d %s%n%s".formatted(run.seed(), number, fault, request.shown());
    faults.add(line);
    run.say("%s", line);
  }

  private Outcome outcome(ServerProcess server, Scene scene, ServerWatch watch, double seconds) {
    CountersignClient admin = server.client().withToken(scene.tokens().get(0));
    JsonNode verified = PatientVerify.run(admin);
    verified.path("items").valueStream().limit(MOST_FAULTS).forEach(item -> run.say("%s", item));
    Map<Integer, Long> counts = new TreeMap<>();
    statuses.forEach((status, count) -> counts.put(status, count.sum()));
    return new Outcome(
        times,
        seconds,
        List.copyOf(faults),
        counts,
        List.copyOf(watch.calls()),
        List.copyOf(watch.newFiles()),
        server.errors(),
        verified.path("differences").asLong(-1));
  }
}
