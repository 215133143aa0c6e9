package io.countersign.bench.hostile;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.ops.contract.figures.Figure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Fuzzed requests to every call of the description. */
public final class HostileBenchmark implements Measurement {
  /** So many unless told otherwise; at night ten times as many. */
  public static final int INPUTS = 100_000;

  @Override
  public String name() {
    return "hostile";
  }

  @Override
  public String about() {
    return "fuzzed JSON, NDJSON, CSV, zips, bundles, images, queries and headers to every call: all"
        + " refused with a code";
  }

  @Override
  public List<Figure> measure(Run run) throws IOException, InterruptedException {
    HostileTrial.Outcome outcome = new HostileTrial(run, run.from(), run.timesOr(INPUTS)).run();
    outcome.faults().forEach(fault -> run.say("%s", fault));
    outcome.errors().forEach(error -> run.say("logged: %s", error));
    List<Figure> figures = new ArrayList<>();
    figures.add(Figure.of("inputs", "count", outcome.inputs()));
    figures.add(Figure.of("inputs", "1/s", outcome.inputs() / outcome.seconds()));
    outcome
        .statuses()
        .forEach(
            (status, count) ->
                figures.add(Figure.of("answers " + status, "count", (double) count)));
    figures.add(
        Figure.of("answers that nobody may get", "count", outcome.faults().size()).atMost(0));
    figures.add(Figure.of("errors in the log", "count", outcome.errors().size()).atMost(0));
    figures.add(Figure.of("sockets out", "count", outcome.calls().size()).atMost(0));
    figures.add(
        Figure.of("files outside the data folder", "count", outcome.newFiles().size()).atMost(0));
    figures.add(Figure.of("differences found by verify", "count", outcome.differences()).atMost(0));
    return figures;
  }
}
