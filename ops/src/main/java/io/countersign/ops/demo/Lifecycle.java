package io.countersign.ops.demo;

import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.images.ProductImage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/**
 * The way of the images from delivery to acceptance: the first ones by people alone, the others
 * with a model that was trained from the labels of the first.
 */
final class Lifecycle {
  private static final List<String> NAMES =
      List.of("first-delivery", "second-delivery", "third-delivery", "fourth-delivery");
  private static final int MOST_ROWS_WITHOUT_MODEL = 200;
  private static final int LEAST_ROWS_WITHOUT_MODEL = 24;
  private static final double SUGGEST_FROM = 0.4;
  private static final double AUDIT_SHARE = 0.05;
  private static final Duration LOOK_EVERY = Duration.ofMillis(150);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Team team;
  private final List<ProductImage> images;
  private final Steps steps;
  private final DemoFlow flow;
  private final Ledger ledger = new Ledger();
  private final List<StaffMember> staff;

  Lifecycle(Team team, List<ProductImage> images, Behaviour behaviour, DemoFlow flow, Steps steps) {
    this.team = team;
    this.images = images;
    this.flow = flow;
    this.steps = steps;
    Eye eye = new Eye(images);
    Set<String> givenBack = ConcurrentHashMap.newKeySet();
    this.staff =
        team.desks().stream()
            .map(desk -> new StaffMember(desk, eye, behaviour, ledger, givenBack, flow))
            .toList();
  }

  /**
   * What people did.
   *
   * @param rowsAlone how many rows they did without a model
   * @param alone their decisions on those
   * @param all their decisions on all rows
   * @param acceptFrom the confidence from which the model is trusted
   */
  record Work(int rowsAlone, Tally alone, Tally all, double acceptFrom) {
    long decisionsWithoutModel(long rows) {
      return Math.round(alone.decisionsPerRow(rowsAlone) * rows);
    }
  }

  Work run() {
    int alone = rowsWithoutModel(images.size());
    deliver(NAMES.get(0), "People label and review", images.subList(0, alone));
    Tally byPeopleAlone = ledger.tally();
    double acceptFrom = 0;
    int from = alone;
    for (int part = 1; part <= flow.deliveries(); part++) {
      int to = alone + (images.size() - alone) * part / flow.deliveries();
      acceptFrom = train();
      deliver(NAMES.get(part), "The model pre-labels, people review", images.subList(from, to));
      from = to;
    }
    return new Work(alone, byPeopleAlone, ledger.tally(), acceptFrom);
  }

  /** Two fifths at most, so that a short demo has something left for the model. */
  static int rowsWithoutModel(int rows) {
    return Math.min(MOST_ROWS_WITHOUT_MODEL, Math.max(LEAST_ROWS_WITHOUT_MODEL, rows * 2 / 5));
  }

  private void deliver(String name, String what, List<ProductImage> part) {
    Delivery delivery =
        steps.during(
            "Importing %d images as %s".formatted(part.size(), name),
            () -> Delivery.of(team.manager(), team.project(), name, part));
    try (Staff working = Staff.atWork(staff);
        Progress progress = steps.progress(what, part.size())) {
      awaitAccepted(delivery, part.size(), working, progress);
    }
  }

  private void awaitAccepted(Delivery delivery, int rows, Staff working, Progress progress) {
    JsonNode before = delivery.states();
    long changedNanos = System.nanoTime();
    while (before.path("ACCEPTED").asInt() < rows) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      working.requireAllWell();
      JsonNode now = delivery.states();
      if (!now.equals(before)) {
        changedNanos = System.nanoTime();
      } else if (System.nanoTime() - changedNanos > PATIENCE.toNanos()) {
        throw new DemoFailed(
            "Expected all rows accepted, but nothing has changed for %d s; their states are %s"
                .formatted(TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos()), now));
      }
      before = now;
      progress.to(now.path("ACCEPTED").asInt());
    }
    progress.to(rows);
  }

  /** Trains a model and promotes it, so that it is asked from now on. */
  private double train() {
    CountersignClient manager = team.manager();
    String project = "/projects/" + team.project();
    JsonNode trained =
        steps.during(
            "Training %s on the accepted labels".formatted(DemoProject.MODEL),
            () ->
                manager.await(
                    project + "/models/train",
                    Map.of("name", DemoProject.MODEL),
                    (done, total) -> {}));
    double acceptFrom = acceptFrom(trained, flow.trust());
    manager.put(
        project + "/policy",
        DemoProject.policyWithModel(
            new DemoProject.PreLabel(
                trained.path("version").asString(), SUGGEST_FROM, acceptFrom, AUDIT_SHARE),
            flow));
    steps.say(
        "  %s %s, trained on %d examples; accepts on its own from a confidence of %s"
            .formatted(
                trained.path("model").asString(),
                trained.path("version").asString(),
                trained.path("examples").asInt(),
                acceptFrom));
    return acceptFrom;
  }

  /**
   * The least confidence at which the model was right often enough on rows that it had not seen;
   * between bounds, because a few hundred examples say it only roughly.
   */
  static double acceptFrom(JsonNode trained, DemoFlow.Trust trust) {
    return trained
        .path("report")
        .path("thresholds")
        .valueStream()
        .filter(at -> at.path("accuracy").path("share").asDouble(0) >= trust.accuracy())
        .mapToDouble(at -> at.path("threshold").asDouble())
        .filter(threshold -> threshold >= trust.least() && threshold <= trust.most())
        .findFirst()
        .orElse(trust.most());
  }
}
