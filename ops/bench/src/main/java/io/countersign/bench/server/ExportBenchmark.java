package io.countersign.bench.server;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.TextProject;
import io.countersign.ops.contract.figures.Figure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** How long accepted labels take to leave over HTTP. */
public final class ExportBenchmark implements Measurement {
  private static final double SECONDS_AT_MOST = 5;
  private static final double MEGABYTE = 1e6;
  private static final int BUFFER = 1 << 16;

  private final int rows;

  public ExportBenchmark() {
    this(AllRows.ROWS);
  }

  ExportBenchmark(int rows) {
    this.rows = rows;
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public String about() {
    return "%,d accepted rows as NDJSON over HTTP".formatted(rows);
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (TextServer server = AllRows.make(rows, run)) {
      List<Figure> figures =
          new ArrayList<>(
              AllRows.figures(
                  "export of %,d rows".formatted(rows),
                  server.project(),
                  rows,
                  SECONDS_AT_MOST,
                  run,
                  from -> export(from).lines()));
      figures.add(Figure.of("its size", "MB", export(server.project()).bytes() / MEGABYTE));
      return figures;
    }
  }

  private record Exported(long lines, long bytes) {}

  /** Counts what arrives and does nothing else with it. */
  private static Exported export(TextProject project) throws IOException {
    byte[] buffer = new byte[BUFFER];
    long lines = 0;
    long bytes = 0;
    try (InputStream body = project.admin().open(project.path("/export?state=ACCEPTED"))) {
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
        for (int i = 0; i < read; i++) {
          lines += buffer[i] == '\n' ? 1 : 0;
        }
      }
    }
    return new Exported(lines, bytes);
  }
}
