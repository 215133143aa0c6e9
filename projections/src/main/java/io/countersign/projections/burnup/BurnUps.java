package io.countersign.projections.burnup;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.Batches;
import io.countersign.projections.forecast.Backlog;
import io.countersign.projections.forecast.ConePoint;
import io.countersign.projections.forecast.Forecast;
import io.countersign.projections.forecast.Forecasts;
import io.countersign.projections.project.ProjectSummary;
import io.countersign.projections.query.Reading;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Puts together how much is done. */
final class BurnUps {
  private static final int CONE_POINTS = 60;

  private final Reading reading;
  private final Batches batches;

  BurnUps(Reading reading) {
    this.reading = reading;
    this.batches = new Batches(reading);
  }

  BurnUp of(ProjectSummary project) {
    long open = batches.open(project.id()).stream().mapToLong(BatchProgress::openRows).sum();
    Forecasts forecasts = batches.forecasts(project.id());
    Backlog all = new Backlog(new BatchId("all"), 0, reading.now(), null, open, null);
    Forecast forecast = forecasts.of(List.of(all)).getOrDefault(all.batch(), Forecast.UNKNOWN);
    long accepted = accepted(project.states());
    return new BurnUp(
        project.id(),
        null,
        points(project.id().value(), project.createdAt(), project.rows(), accepted),
        forecasts.cone(0, open, accepted, CONE_POINTS),
        null,
        forecast,
        reading.freshness().asOf(),
        reading.freshness().position());
  }

  BurnUp of(BatchProgress batch) {
    long ahead = batches.openAhead(batch);
    long accepted = accepted(batch.states());
    List<ConePoint> cone =
        batches.forecasts(batch.project()).cone(ahead, batch.openRows(), accepted, CONE_POINTS);
    return new BurnUp(
        batch.project(),
        batch.id(),
        points(batch.id().value(), batch.createdAt(), batch.rows(), accepted),
        cone,
        batch.dueAt(),
        batch.forecast(),
        batch.asOf(),
        batch.position());
  }

  private List<BurnUp.Point> points(String whole, Instant since, long rows, long accepted) {
    return Growth.read(reading, whole, since).points(rows, accepted, reading.now());
  }

  private static long accepted(Map<DataRowState, Long> states) {
    return states.getOrDefault(DataRowState.ACCEPTED, 0L);
  }
}
