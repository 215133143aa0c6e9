package io.countersign.bench.flow;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.ops.contract.figures.Figure;
import java.util.List;

/** Whether claims get slower, as a table does whose rows change and are left behind. */
public final class WearBenchmark implements Measurement {
  private static final int PEOPLE = 32;
  private static final int PART = 20_000;
  private static final int PARTS = 50;
  private static final int LEFT_OVER = 10_000;

  @Override
  public String name() {
    return "wear";
  }

  @Override
  public String about() {
    return "1,000,000 claims by 32 people: the rate at the end against the rate at the start;"
        + " --times counts parts of 20,000";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int parts = run.timesOr(PARTS);
    try (BenchDatabase database = BenchDatabase.open();
        Floor floor = new Floor(database.dataSource())) {
      run.say("Opening %,d tasks", parts * PART + LEFT_OVER);
      floor.register(0, parts * PART + LEFT_OVER);
      Claims first = claim(run, floor, 1, parts);
      Claims last = first;
      long wrong = first.twice() + first.failed();
      for (int part = 2; part <= parts; part++) {
        last = claim(run, floor, part, parts);
        wrong += last.twice() + last.failed();
      }
      String claims = "after %,d claims".formatted(parts * PART);
      return List.of(
          Figure.of("claims " + claims, "1/s", last.perSecond())
              .against("the first %,d".formatted(PART), first.perSecond())
              .ratioAtLeast(0.7),
          Figure.of("claimed twice or failed", "claims", wrong).atMost(0));
    }
  }

  private static Claims claim(Run run, Floor floor, int part, int parts)
      throws InterruptedException {
    Claims claims = Claims.by(PEOPLE, PART, floor::claim);
    run.say("Part %d of %d: %,.0f claims/s", part, parts, claims.perSecond());
    return claims;
  }
}
