package io.countersign.bench.idempotent;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/** Every POST, several times under one key. */
public final class IdempotentBenchmark implements Measurement {
  /** So many unless told otherwise; at night ten times as many. */
  public static final int REQUESTS = 10_000;

  /** One kill for so many requests, and at least one. */
  private static final int REQUESTS_A_KILL = 5_000;

  @Override
  public String name() {
    return "idempotent";
  }

  @Override
  public String about() {
    return "each POST 2 to 10 times under one key, at once and across kill -9: one effect, one"
        + " answer";
  }

  /** How often the server is killed. */
  static int kills(int requests) {
    return Math.max(1, requests / REQUESTS_A_KILL);
  }

  @Override
  public List<Figure> measure(Run run) throws InterruptedException {
    int requests = run.timesOr(REQUESTS);
    IdempotentTrial.Outcome outcome = new IdempotentTrial(run, requests, kills(requests)).run();
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("requests", "count", outcome.requests()));
    figures.add(Figure.of("keys", "count", outcome.keys()));
    figures.add(Figure.of("kills", "count", outcome.kills()));
    outcome
        .byCall()
        .forEach(
            (call, keys) -> figures.add(Figure.of("keys of POST " + call, "count", (double) keys)));
    figures.add(Figure.of("calls without a case", "count", outcome.missing().size()).atMost(0));
    figures.add(Figure.of("other answers or effects", "count", outcome.faults().size()).atMost(0));
    figures.add(Figure.of("differences found by verify", "count", outcome.differences()).atMost(0));
    return figures;
  }
}
