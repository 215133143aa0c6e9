package io.countersign.bench.server;

import io.countersign.bench.rig.TextProject;
import io.countersign.bench.rig.Worker;
import io.countersign.ops.contract.client.CountersignClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What people and programs do again and again, on a server with so many rows. */
final class ScaleSite implements AutoCloseable {
  private static final int QUESTIONS = 60;
  private static final int CLAIMS = 20;
  private static final int ACCEPTED = 10;
  private static final int PAGE = 100;
  private static final int LONGEST_PAGE = 1_000;

  private final TextServer server;
  private final int rows;
  private final CountersignClient claimer;
  private final Worker labeller;
  private final Worker reviewer;
  private final String middle;
  private int imports;

  private ScaleSite(TextServer server, int rows) {
    this.server = server;
    this.rows = rows;
    this.claimer = server.hire("labeller");
    this.labeller = new Worker(server.hire("labeller"), server.project().id());
    this.reviewer = new Worker(server.hire("reviewer"), server.project().id());
    this.middle = middle();
  }

  static ScaleSite open(int rows) throws InterruptedException {
    TextServer server = TextServer.start(TextProject::make);
    server.project().importRows("first", rows);
    server.project().awaitRows(rows);
    return new ScaleSite(server, rows);
  }

  /** The mark of the page that begins behind the first half of the rows. */
  private String middle() {
    int length = Math.min(LONGEST_PAGE, Math.max(1, rows / 2));
    String after = "";
    for (int passed = 0; passed < rows / 2; passed += length) {
      after = "&after=" + page(length, after).path("next").asString();
    }
    return after;
  }

  private JsonNode page(int length, String after) {
    return server.admin().get(server.path("/data-rows?limit=" + length + after));
  }

  int rows() {
    return rows;
  }

  /** Seconds for a page of open tasks. */
  double listTasks() throws Exception {
    return secondsForEach(
        QUESTIONS, number -> server.admin().get(server.path("/tasks?limit=" + PAGE)));
  }

  /** Seconds for the first page of data rows. */
  double listRows() throws Exception {
    return secondsForEach(QUESTIONS, number -> page(PAGE, ""));
  }

  /** Seconds for a page from the middle of the data rows. */
  double listRowsInTheMiddle() throws Exception {
    return secondsForEach(QUESTIONS, number -> page(PAGE, middle));
  }

  /** Seconds to find a row by its key. */
  double findByKey() throws Exception {
    return secondsForEach(
        QUESTIONS,
        number -> {
          String key = "first-%06d".formatted(rows - number % rows);
          require(1, server.admin().get(server.path("/data-rows?key=" + key)).path("items").size());
        });
  }

  double dashboard() throws Exception {
    return secondsForEach(QUESTIONS, number -> server.admin().get(server.path("/dashboard")));
  }

  /** Seconds for a claim of the most urgent task; they are given back, which is not measured. */
  double claim() throws Exception {
    List<String> claimed = new ArrayList<>();
    double seconds =
        secondsForEach(
            CLAIMS,
            number ->
                claimed.add(
                    claimer
                        .post(server.path("/tasks/claim-next"), Map.of())
                        .path("id")
                        .asString()));
    claimed.forEach(task -> claimer.post("/tasks/" + task + "/release", Map.of()));
    return seconds;
  }

  /** Seconds for a row's way from a label through a review to its acceptance. */
  double accept() throws Exception {
    return secondsForEach(
        ACCEPTED,
        number -> {
          require(1, done(labeller.workOnce()));
          require(1, done(reviewer.workOnce()));
        });
  }

  private static long done(Optional<Worker.Acknowledged> decision) {
    return decision.stream().count();
  }

  /** Seconds for an import of so many rows into those that there are. */
  double importMore(int more) throws Exception {
    String batch = "more-" + ++imports;
    return Stopwatch.seconds(
        () -> require(more, server.project().importRows(batch, more).path("registered").asLong()));
  }

  /** Something that is done again and again. */
  private interface Numbered {
    void run(int number) throws Exception;
  }

  private static double secondsForEach(int times, Numbered work) throws Exception {
    double seconds =
        Stopwatch.seconds(
            () -> {
              for (int number = 0; number < times; number++) {
                work.run(number);
              }
            });
    return seconds / times;
  }

  private static void require(long expected, long found) {
    if (found != expected) {
      throw new IllegalStateException("Expected %d, but got %d".formatted(expected, found));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
