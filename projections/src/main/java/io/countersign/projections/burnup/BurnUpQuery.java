package io.countersign.projections.burnup;

import com.mongodb.client.model.Filters;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.BatchQuery;
import io.countersign.projections.forecast.Backlog;
import io.countersign.projections.forecast.ConePoint;
import io.countersign.projections.forecast.Forecast;
import io.countersign.projections.forecast.Forecasts;
import io.countersign.projections.project.ProjectSummary;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Puts together how much is done. */
public final class BurnUpQuery {
  private static final int CONE_POINTS = 60;

  private final Generation generation;
  private final Instant now;

  public BurnUpQuery(Generation generation, Instant now) {
    this.generation = generation;
    this.now = now;
  }

  /** Of a project; empty if the views do not have it. */
  public Optional<BurnUp> read(ProjectId project) {
    Freshness freshness = generation.checkpoint();
    Document found =
        generation
            .collection(ViewCollection.PROJECT)
            .find(Filters.eq(Fields.ID, project.value()))
            .first();
    return Optional.ofNullable(found)
        .filter(document -> document.containsKey("name"))
        .map(ProjectView::read)
        .map(summary -> read(summary, freshness));
  }

  private BurnUp read(ProjectSummary project, Freshness freshness) {
    BatchQuery batches = new BatchQuery(generation, now);
    long open = batches.open(project.id()).stream().mapToLong(BatchProgress::openRows).sum();
    Forecasts forecasts = batches.forecasts(project.id());
    Backlog all = new Backlog(new BatchId("all"), 0, now, null, open, null);
    Forecast forecast = forecasts.of(List.of(all)).getOrDefault(all.batch(), Forecast.UNKNOWN);
    long accepted = accepted(project.states());
    return new BurnUp(
        project.id(),
        null,
        points(project.id().value(), project.createdAt(), project.rows(), accepted),
        forecasts.cone(0, open, accepted, CONE_POINTS),
        null,
        forecast,
        freshness.asOf(),
        freshness.position());
  }

  /** Of a batch; empty if the views do not have it. */
  public Optional<BurnUp> read(BatchId batch) {
    return new BatchQuery(generation, now).read(batch).map(this::read);
  }

  private BurnUp read(BatchProgress batch) {
    BatchQuery batches = new BatchQuery(generation, now);
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
    return Growth.read(generation, whole, since, now).points(rows, accepted, now);
  }

  private static long accepted(Map<DataRowState, Long> states) {
    return states.getOrDefault(DataRowState.ACCEPTED, 0L);
  }
}
