package io.countersign.ops.server.operations;

import io.countersign.engine.log.EventLog;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.directory.DirectoryVerify;
import io.countersign.processes.Processes;
import io.countersign.projections.ProjectionVerify;
import io.countersign.projections.query.CurrentFreshness;
import io.countersign.projections.query.Reached;
import io.countersign.projections.query.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Checks event log, directory, process state, queue and projections against each other. */
@Component
public final class Verification {
  /** How many differences are told; the others are only counted. */
  static final int TOLD = 1_000;

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** How long the projections may stand still before they are given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventLog log;
  private final DirectoryVerify directory;
  private final Processes processes;
  private final ProjectionVerify projections;
  private final Views views;
  private final JdbcTemplate jdbc;

  Verification(
      EventLog log,
      DirectoryVerify directory,
      Processes processes,
      ProjectionVerify projections,
      Views views,
      JdbcTemplate jdbc) {
    this.log = log;
    this.directory = directory;
    this.processes = processes;
    this.projections = projections;
    this.views = views;
    this.jdbc = jdbc;
  }

  /**
   * Compares everything, while others work: what is only under way is no difference.
   *
   * @throws RequestRefused {@code PROJECTION_BEHIND} if the projections do not get as far as the
   *     log was at the start
   */
  public Verified run(Steps steps) throws InterruptedException {
    long start = log.lastPosition();
    Long rows = jdbc.queryForObject("SELECT count(*) FROM data_row_key", Long.class);
    long total = rows == null ? 0 : 2 * rows;
    steps.to(0, total);
    Found found = new Found();
    directory.verify((subject, text) -> found.add(new Finding("directory", subject, text)));
    long compared =
        processes
            .verify()
            .verify(one -> found.add(new Finding("processes", one.subject(), one.text())));
    steps.to(total / 2, total);
    awaitProjections(start);
    var verified = projections.run();
    verified.differences().forEach(one -> found.add(finding(one)));
    steps.to(total, total);
    return new Verified(
        found.count,
        found.told,
        compared,
        verified.documents(),
        verified.unsettled(),
        verified.position());
  }

  private void awaitProjections(long position) throws InterruptedException {
    long reached = -1;
    long since = System.nanoTime();
    while (!views.ask(new Reached(position, LOOK))) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long now = views.ask(new CurrentFreshness()).position();
      if (now > reached) {
        reached = now;
        since = System.nanoTime();
      } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
        throw new RequestRefused(
            ProblemCode.PROJECTION_BEHIND,
            "Expected the projections to get to %d, but they have stood at %d for %d s"
                .formatted(position, reached, TimeUnit.NANOSECONDS.toSeconds(PATIENCE.toNanos())));
      }
    }
  }

  private static Finding finding(io.countersign.projections.Difference difference) {
    return new Finding(
        "projections",
        difference.collection() + "/" + difference.id(),
        "Expected %s %s, but found %s"
            .formatted(difference.field(), difference.expected(), difference.found()));
  }

  private static final class Found {
    private final List<Finding> told = new ArrayList<>();
    private long count;

    void add(Finding finding) {
      count++;
      if (told.size() < TOLD) {
        told.add(finding);
      }
    }
  }
}
