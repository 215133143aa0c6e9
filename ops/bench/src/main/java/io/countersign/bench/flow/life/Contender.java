package io.countersign.bench.flow.life;

import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.CountedDatabase;
import io.countersign.bench.rig.CountedDatabase.Costs;

/** One of those that are compared, on its own database. */
record Contender(String name, Lives lives, CountedDatabase database) {
  private static final int WARM_UP_TURNS = 3;

  /** Both take turns with the same rows, once both are warm. */
  Pairs<Costs> paired(Run run, Contender other, int rows, double confidence) throws Exception {
    for (int turn = 0; turn < WARM_UP_TURNS; turn++) {
      lives.live(rows, confidence);
      other.lives.live(rows, confidence);
    }
    return Pairs.take(
        run.timesOr(Pairs.TURNS),
        turn -> turn(run, turn, rows, confidence),
        turn -> other.turn(run, turn, rows, confidence));
  }

  private Costs turn(Run run, int turn, int rows, double confidence) throws Exception {
    Costs costs = database.costs(rows, wanted -> lives.live(wanted, confidence));
    run.say(
        "%s, turn %d: %.1f rows/s, %.1f statements, %.1f rows, %.1f kB of WAL, %.2f ms each",
        name,
        turn + 1,
        costs.livesPerSecond(),
        costs.statementsEach(),
        costs.rowsEach(),
        costs.walBytesEach() / 1e3,
        costs.processorMillisEach());
    return costs;
  }
}
