package io.countersign.bench.trial;

import io.countersign.bench.rig.ServerProcess;
import io.countersign.bench.rig.TextProject;
import io.countersign.bench.rig.Worker;
import io.countersign.bench.rig.Worker.Acknowledged;
import io.countersign.ops.client.ApiProblem;
import io.countersign.ops.client.CountersignClient;
import io.countersign.ops.client.ServerUnreachable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** Kills a server in the middle of an import and of work, and looks at what is left. */
public final class CrashTrial {
  private static final int READY_ROWS_PER_DECISION = 2;
  private static final int SHOWN_DIFFERENCES = 10;
  private static final long LOOK_MILLIS = 20;
  private static final long PATIENCE_SECONDS = 120;
  private static final List<String> ROLES = List.of("labeller", "labeller", "reviewer", "reviewer");

  private final Path dataDir;
  private final int importRows;
  private final int decisions;
  private final Consumer<String> progress;
  private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();

  /**
   * @param importRows so many that their import is under way when {@code decisions} are made
   * @param decisions after which the server is killed
   */
  public CrashTrial(Path dataDir, int importRows, int decisions, Consumer<String> progress) {
    this.dataDir = dataDir;
    this.importRows = importRows;
    this.decisions = decisions;
    this.progress = progress;
  }

  /**
   * What was left.
   *
   * @param acknowledged decisions that the server had confirmed before it was killed
   * @param lost of them are not in the history
   * @param doubled of them are there more than once
   * @param registeredBefore rows of the cut-off import that were already there when it was repeated
   * @param rowsMissing rows that are not there after it was repeated
   * @param differences that verify found after the start, and after the repeated import
   * @param restartSeconds from the new start until it took work
   */
  public record Outcome(
      long acknowledged,
      long lost,
      long doubled,
      long registeredBefore,
      long rowsMissing,
      long differences,
      double restartSeconds) {}

  /** Runs it once. */
  public Outcome run() throws InterruptedException {
    String adminToken;
    String project;
    try (ServerProcess server = ServerProcess.start(dataDir)) {
      adminToken = server.adminToken();
      CountersignClient admin = server.client().withToken(adminToken);
      TextProject texts = TextProject.make(admin, "crash");
      project = texts.id();
      texts.importRows("ready", decisions * READY_ROWS_PER_DECISION);
      killInTheMiddle(server, texts);
    }
    long start = System.nanoTime();
    try (ServerProcess server = ServerProcess.start(dataDir)) {
      double restartSeconds = (System.nanoTime() - start) / 1e9;
      return examine(
          new TextProject(server.client().withToken(adminToken), project), restartSeconds);
    }
  }

  /** Returns once the server is dead and everybody has noticed. */
  private void killInTheMiddle(ServerProcess server, TextProject texts)
      throws InterruptedException {
    List<Worker> workers = workers(server, texts);
    ExecutorService threads = Executors.newFixedThreadPool(workers.size() + 1);
    try {
      Future<JsonNode> cut = threads.submit(() -> texts.importRows("cut", importRows));
      workers.forEach(worker -> threads.execute(() -> work(worker)));
      awaitTheMiddle(texts, cut);
      server.kill();
      progress.accept("Killed after %d decisions".formatted(acknowledged.size()));
      requireCutOff(cut);
    } finally {
      threads.shutdown();
      threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
  }

  private static List<Worker> workers(ServerProcess server, TextProject texts) {
    List<Worker> workers = new ArrayList<>();
    for (String role : ROLES) {
      String name = role + "-" + (workers.size() + 1);
      String password = "password-of-" + name;
      JsonNode user = texts.admin().post("/users", Map.of("name", name, "password", password));
      texts
          .admin()
          .put(
              "/projects/%s/members/%s".formatted(texts.id(), user.path("id").asString()),
              Map.of("roles", List.of(role)));
      CountersignClient client = server.client().withPassword(name, password);
      workers.add(new Worker(client.withOwnToken("crash"), texts.id()));
    }
    return workers;
  }

  /** Until the server is gone. */
  private void work(Worker worker) {
    try {
      while (true) {
        worker.workOnce().ifPresentOrElse(acknowledged::add, CrashTrial::lookAgainSoon);
      }
    } catch (ServerUnreachable | ApiProblem e) {
      progress.accept("A worker stops: " + e.getMessage());
    }
  }

  private void awaitTheMiddle(TextProject texts, Future<JsonNode> cut) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (acknowledged.size() < decisions || rows(texts) <= decisions * READY_ROWS_PER_DECISION) {
      if (cut.isDone() || System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "Expected an import under way at %d decisions, but there are %d and it is %s"
                .formatted(decisions, acknowledged.size(), cut.isDone() ? "over" : "slow"));
      }
      lookAgainSoon();
    }
  }

  private static void requireCutOff(Future<JsonNode> cut) throws InterruptedException {
    try {
      throw new IllegalStateException(
          "Expected an import that is cut off, but it ended with " + cut.get());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof ServerUnreachable)) {
        throw new IllegalStateException("Expected a lost connection", e);
      }
    }
  }

  private Outcome examine(TextProject texts, double restartSeconds) {
    progress.accept("Verifying after the new start, which took %.1f s".formatted(restartSeconds));
    long differences = differences(texts.admin());
    long lost = 0;
    long doubled = 0;
    for (Acknowledged decision : acknowledged) {
      long times = timesInHistory(texts.admin(), decision);
      lost += times == 0 ? 1 : 0;
      doubled += times > 1 ? 1 : 0;
    }
    progress.accept("Sending the import again");
    JsonNode again = texts.importRows("cut", importRows);
    long missing =
        importRows - again.path("registered").asLong() - again.path("duplicates").asLong();
    return new Outcome(
        acknowledged.size(),
        lost,
        doubled,
        again.path("duplicates").asLong(),
        missing,
        differences + differences(texts.admin()),
        restartSeconds);
  }

  private static long timesInHistory(CountersignClient client, Acknowledged decision) {
    return client
        .items("/data-rows/" + decision.dataRow() + "/history")
        .filter(event -> event.path("type").asString().equals(decision.type()))
        .count();
  }

  private long differences(CountersignClient client) {
    JsonNode verified = client.await("/verify", Map.of(), (done, total) -> {});
    verified
        .path("items")
        .valueStream()
        .limit(SHOWN_DIFFERENCES)
        .forEach(difference -> progress.accept("Difference: " + difference));
    return verified.path("differences").asLong();
  }

  private static long rows(TextProject texts) {
    return texts.admin().get("/projects/" + texts.id() + "/dashboard").path("rows").asLong();
  }

  private static void lookAgainSoon() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
  }
}
