package io.countersign.bench.trial.inside;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.FlowDefinition;
import io.countersign.engine.project.FlowId;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.processes.Processes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Rows to which anything happens that may, in any order, over each flow. After each step of all of
 * them process state is wiped and made anew from the log, and has to be what it was.
 */
public final class LivesTrial implements Measurement {
  private static final List<FlowDefinition> FLOWS = Processes.shippedFlows().all();
  private static final int PATHS = 10_000;
  private static final int ROWS_TOGETHER = 150;
  private static final int STEPS = 14;
  private static final int NEW_ROWS_UNTIL_STEP = 5;
  private static final int SHOWN = 5;

  @Override
  public String name() {
    return "lives";
  }

  @Override
  public String about() {
    return "random lives of 10,000 rows (--times); process state made anew after each step";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    int paths = run.timesOr(PATHS);
    Sum sum = new Sum(run);
    for (int first = 0, group = 0; first < paths; first += ROWS_TOGETHER, group++) {
      Random random = run.random(group);
      FlowId flow = FLOWS.get(group % FLOWS.size()).id();
      int rows = Math.min(ROWS_TOGETHER, paths - first);
      try (Workplace place = new Workplace(Rules.drawn(flow, random))) {
        new Group(place, random, sum, rows).live();
      }
      run.say("%,d of %,d rows, last %s", first + rows, paths, flow);
    }
    return sum.figures(paths);
  }

  /** What was found in all groups. */
  private static final class Sum {
    private final Run run;
    private long steps;
    private long refused;
    private long rebuilds;
    private long changed;
    private long differences;

    Sum(Run run) {
      this.run = run;
    }

    void show(String what, List<String> found) {
      found.stream().limit(SHOWN).forEach(one -> run.say("%s: %s", what, one));
    }

    List<Figure> figures(int paths) {
      return List.of(
          Figure.of("rows", "count", paths),
          Figure.of("steps", "count", steps),
          Figure.of("refused by the domain", "count", refused),
          Figure.of("process state made anew", "count", rebuilds),
          Figure.of("entries that came out otherwise", "count", changed).atMost(0),
          Figure.of("differences found by verify", "count", differences).atMost(0));
    }
  }

  /** Rows that live at the same time. */
  private static final class Group {
    private final Workplace place;
    private final Random random;
    private final Sum sum;
    private final int rows;
    private final List<Life> lives = new ArrayList<>();

    Group(Workplace place, Random random, Sum sum, int rows) {
      this.place = place;
      this.random = random;
      this.sum = sum;
      this.rows = rows;
    }

    void live() throws InterruptedException {
      for (int step = 0; step < STEPS; step++) {
        if (step < NEW_ROWS_UNTIL_STEP) {
          come(step);
        }
        passTime();
        for (Life life : lives) {
          sum.steps++;
          sum.refused += life.step() ? 0 : 1;
        }
        makeAnew();
      }
      List<String> found = place.projectionDifferences();
      sum.differences += found.size();
      sum.show("Projections differ", found);
    }

    private void come(int step) {
      int until = rows * (step + 1) / NEW_ROWS_UNTIL_STEP;
      for (DataRowId id : place.register(until - lives.size())) {
        lives.add(new Life(place, id, random));
      }
      FlowId flow = FLOWS.get(random.nextInt(FLOWS.size())).id();
      place.changePolicy(Rules.drawn(flow, random));
    }

    private void passTime() {
      place.clock().advance(Duration.ofMinutes(random.nextInt(25)));
      place.processes().sweeper().sweep(rows);
      if (random.nextInt(4) == 0) {
        place.send(new RescheduleBatch(Workplace.BATCH, random.nextInt(100), null));
      }
    }

    private void makeAnew() {
      List<String> before = ProcessState.of(place.jdbc());
      place.processes().rebuild().rebuild(done -> {});
      sum.rebuilds++;
      List<String> after = ProcessState.of(place.jdbc());
      List<String> lost = new ArrayList<>(before);
      lost.removeAll(after);
      List<String> gained = new ArrayList<>(after);
      gained.removeAll(before);
      sum.changed += lost.size() + gained.size();
      sum.show("Was", lost);
      sum.show("Became", gained);
      List<String> found = place.differences();
      sum.differences += found.size();
      sum.show("Differs", found);
    }
  }
}
