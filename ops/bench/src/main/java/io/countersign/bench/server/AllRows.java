package io.countersign.bench.server;

import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;

/** The rows of a project, read as a whole a few times. */
final class AllRows {
  static final int ROWS = 50_000;
  private static final int TIMES = 5;

  private AllRows() {}

  /** Reads them all once. */
  interface Reading {
    /** Returns how many there were. */
    long read(TextProject project) throws Exception;
  }

  /** A server with so many rows that are accepted. */
  static TextServer make(int rows, Run run) throws InterruptedException {
    run.say("Importing %,d rows that are accepted at once", rows);
    TextServer server = TextServer.start(TextProject::makeAccepting);
    server.project().importAccepted("accepted", rows);
    server.project().awaitRows(rows);
    return server;
  }

  /** The first time is a figure of its own: much of the server runs for the first time then. */
  static List<Figure> figures(
      String metric, TextProject project, int rows, double most, Run run, Reading reading)
      throws Exception {
    List<Double> seconds = new ArrayList<>();
    for (int time = 0; time <= run.timesOr(TIMES); time++) {
      seconds.add(
          Stopwatch.seconds(
              () -> {
                long read = reading.read(project);
                if (read != rows) {
                  throw new IllegalStateException(
                      "Expected %d rows, but got %d".formatted(rows, read));
                }
              }));
      run.say("%s: %.2f s", metric, seconds.get(time));
    }
    return List.of(
        Figure.of(metric + ", the first time", "s", seconds.get(0)),
        Figure.of(metric, "s", Pairs.median(seconds.subList(1, seconds.size()))).atMost(most));
  }
}
