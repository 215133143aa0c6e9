package io.countersign.ops.demo;

import io.countersign.engine.log.EventLog;
import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.Lifecycle.Work;
import io.countersign.ops.demo.images.ProductImage;
import io.countersign.ops.demo.images.ProductImages;
import io.countersign.ops.demo.openwork.OpenWork;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the whole lifecycle on the shipped images, and says what came out. */
public final class Demo {
  /** The fewest rows that leave something for a model. */
  public static final int MIN_ROWS = 40;

  /** All that are shipped. */
  public static final int MAX_ROWS = ProductImages.SHIPPED;

  private static final String LOG_IN = "  %-8s %-9s %s";

  private final Options options;
  private final Steps steps;
  private final PrintWriter out;

  private Demo(Options options, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.steps = Steps.on(err);
    this.out = out;
  }

  /**
   * How to run it.
   *
   * @param rows from {@link #MIN_ROWS} to {@link #MAX_ROWS}
   * @param seed of the staff's mistakes
   * @param flow that rows go through once there is a model
   * @param exit whether to stop the server in the end
   * @param json whether the result is one JSON object
   * @param port 0 for a free one
   * @param dataDir {@code null} for a folder that is deleted in the end
   */
  public record Options(
      int rows,
      long seed,
      DemoFlow flow,
      boolean exit,
      boolean json,
      int port,
      @Nullable Path dataDir) {}

  /**
   * Runs until the result is printed, and without {@code exit} until the process is told to stop.
   *
   * @return whether every row was accepted and {@code verify} found nothing
   * @throws DemoFailed with one line that says why
   */
  public static boolean run(Options options, PrintWriter out, PrintWriter err)
      throws InterruptedException {
    return new Demo(options, out, err).run();
  }

  private boolean run() throws InterruptedException {
    long startedNanos = System.nanoTime();
    try (DemoServer server =
        steps.during(
            "Starting the server and its stores",
            () -> DemoServer.start(options.port(), options.dataDir()))) {
      CountersignClient anybody = CountersignClient.to(server.url());
      String adminPassword = server.adminPassword();
      Team team =
          steps.during(
              "Making the project and its people", () -> Team.assemble(anybody, adminPassword));
      List<ProductImage> images = ProductImages.first(options.rows());
      Work work =
          new Lifecycle(team, images, Behaviour.seeded(options.seed()), options.flow(), steps)
              .run();
      DemoReport report =
          steps.during(
              "Verifying the log, the processes, the queue and the views against each other",
              () -> report(server, team, images, work, startedNanos));
      print(report);
      if (!options.exit() || options.dataDir() != null) {
        tellLogIns(team, adminPassword);
      }
      if (!options.exit()) {
        steps.during(
            "Adding open work to explore: a third delivery, messages and catalogue pages",
            () -> leaveOpenWork(team));
        steps.say("Explore it at " + server.url() + " and press Ctrl-C to stop.");
        server.awaitClosed();
      }
      return report.result().open() == 0 && report.result().differences() == 0;
    }
  }

  private DemoReport report(
      DemoServer server, Team team, List<ProductImage> images, Work work, long startedNanos) {
    CountersignClient manager = team.manager();
    String project = "/projects/" + team.project();
    JsonNode verified = team.admin().await("/verify", Map.of(), (done, total) -> {});
    verified.path("items").forEach(difference -> steps.say("  " + difference));
    Labels labels = Labels.exported(manager, team.project(), images);
    JsonNode dashboard = manager.get(project + "/dashboard");
    JsonNode sla = manager.get(project + "/sla");
    double seconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startedNanos) / 1000.0;
    DemoResult result =
        new DemoResult(
            images.size(),
            labels.accepted().size(),
            labels.byModel(),
            labels.byReview(),
            work.all().rejected(),
            work.all().reworked(),
            work.all().adjudicated(),
            images.size() - labels.accepted().size(),
            labels.right().share(),
            labels.rightByModel().share(),
            work.all().decisions(),
            work.decisionsWithoutModel(images.size()),
            events(server.part(EventLog.class)),
            seconds,
            breached(sla),
            verified.path("differences").asLong());
    return new DemoReport(result, work, labels, images, dashboard);
  }

  private static String leaveOpenWork(Team team) {
    OpenWork.leave(team.crew(), team.project(), ProductImages.last(OpenWork.IMAGES, "restock"));
    return team.project();
  }

  private static long events(EventLog log) {
    AtomicLong events = new AtomicLong();
    log.streamAll(page -> events.addAndGet(page.size()));
    return events.get();
  }

  private static long breached(JsonNode sla) {
    return sla.path("breaches").valueStream().mapToLong(day -> day.path("count").asLong()).sum();
  }

  private void print(DemoReport report) {
    if (options.json()) {
      out.println(JsonMapper.shared().writeValueAsString(report.result()));
    } else {
      out.print(report);
    }
    out.flush();
  }

  /** Where the data outlives the run, somebody wants to look at them. */
  private void tellLogIns(Team team, String adminPassword) {
    steps.say("Accounts, with passwords that are shown only once:");
    steps.say(LOG_IN.formatted("admin", "admin", adminPassword));
    for (Person person : team.people()) {
      steps.say(LOG_IN.formatted(person.name(), person.role(), person.password()));
    }
  }
}
