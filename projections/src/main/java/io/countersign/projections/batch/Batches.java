package io.countersign.projections.batch;

import com.mongodb.client.model.Filters;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.batch.BatchProgress.Imported;
import io.countersign.projections.day.Days;
import io.countersign.projections.forecast.Backlog;
import io.countersign.projections.forecast.Forecast;
import io.countersign.projections.forecast.Forecasts;
import io.countersign.projections.forecast.History;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Reads batches, with their forecasts. */
public final class Batches {
  private static final String OPEN = "open";
  private static final Bson NOT_ARCHIVED = Filters.eq(BatchView.ARCHIVED_AT, null);

  private final Reading reading;

  public Batches(Reading reading) {
    this.reading = reading;
  }

  public Optional<BatchProgress> find(BatchId batch) {
    return find(Filters.eq(Fields.ID, batch.value())).stream()
        .findFirst()
        .map(found -> read(List.of(found)).get(0));
  }

  /** The batches of a project that have open rows, and are not put away. */
  public List<BatchProgress> open(ProjectId project) {
    return read(openDocuments(project.value()));
  }

  /** Which batches a project has. */
  static Bson of(ProjectId project, boolean archived) {
    return Filters.and(
        Filters.eq(BatchView.PROJECT, project.value()),
        archived ? Filters.ne(BatchView.ARCHIVED_AT, null) : NOT_ARCHIVED);
  }

  /** Reads stored batches of one project. */
  List<BatchProgress> read(List<Document> documents) {
    if (documents.isEmpty()) {
      return List.of();
    }
    String project = Fields.text(documents.get(0), BatchView.PROJECT);
    Map<BatchId, Backlog> backlogs = new HashMap<>();
    documents.forEach(document -> backlogs.put(id(document), backlog(document)));
    if (documents.stream().anyMatch(document -> Fields.number(document, OPEN) > 0)) {
      openDocuments(project).forEach(document -> backlogs.put(id(document), backlog(document)));
    }
    Map<BatchId, Forecast> forecasts =
        forecasts(new ProjectId(project), List.copyOf(backlogs.values()));
    return documents.stream()
        .map(document -> read(document, forecasts.get(id(document)), reading.freshness()))
        .toList();
  }

  private Map<BatchId, Forecast> forecasts(ProjectId project, List<Backlog> backlogs) {
    return forecasts(project).of(backlogs);
  }

  /** What forecasts the work of a project, the same each time until something changes. */
  public Forecasts forecasts(ProjectId project) {
    int days = (int) History.LENGTH.toDays() + 1;
    Map<Instant, Long> accepted = Days.last(days, reading, project).acceptedByPeople();
    long seed = project.value().hashCode();
    return new Forecasts(
        History.before(reading.now(), accepted), reading.now(), seed, Forecasts.DRAWS);
  }

  /** How many rows of other batches are done before those of this one. */
  public long openAhead(BatchProgress batch) {
    Map<BatchId, Backlog> backlogs = new HashMap<>();
    openDocuments(batch.project().value())
        .forEach(document -> backlogs.put(id(document), backlog(document)));
    Backlog own = backlogs.get(batch.id());
    return own == null
        ? 0
        : backlogs.values().stream()
            .filter(other -> Backlog.ORDER.compare(other, own) < 0)
            .mapToLong(Backlog::open)
            .sum();
  }

  private List<Document> openDocuments(String project) {
    return find(
        Filters.and(Filters.eq(BatchView.PROJECT, project), Filters.gt(OPEN, 0L), NOT_ARCHIVED));
  }

  private List<Document> find(Bson filter) {
    return reading.find(
        BatchView.DOCUMENTS, Filters.and(filter, Filters.exists(BatchView.PROJECT)));
  }

  private static BatchId id(Document batch) {
    return new BatchId(Fields.text(batch, Fields.ID));
  }

  private static Backlog backlog(Document batch) {
    return new Backlog(
        id(batch),
        batch.getInteger("priority"),
        createdAt(batch),
        Fields.instant(batch, "dueAt"),
        Fields.number(batch, OPEN),
        Fields.instant(batch, "finishedAt"));
  }

  private static BatchProgress read(
      Document batch, @Nullable Forecast forecast, Freshness freshness) {
    return new BatchProgress(
        id(batch),
        new ProjectId(Fields.text(batch, BatchView.PROJECT)),
        Fields.text(batch, "name"),
        Fields.instant(batch, "dueAt"),
        batch.getInteger("priority"),
        createdAt(batch),
        Fields.instant(batch, BatchView.ARCHIVED_AT),
        Fields.number(batch, "rows"),
        Fields.states(Fields.child(batch, "states")),
        Objects.requireNonNull(forecast),
        imported(Fields.child(batch, "imported")),
        freshness.asOf(),
        freshness.position());
  }

  private static @Nullable Imported imported(Document imported) {
    return imported.isEmpty()
        ? null
        : new Imported(
            Fields.number(imported, "received"),
            Fields.number(imported, "registered"),
            Fields.number(imported, "duplicates"),
            Fields.number(imported, "failed"));
  }

  private static Instant createdAt(Document batch) {
    return Objects.requireNonNull(Fields.instant(batch, "createdAt"));
  }
}
