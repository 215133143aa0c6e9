package io.countersign.projections.sla;

import com.mongodb.client.model.Filters;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.BatchQuery;
import io.countersign.projections.dashboard.Days;
import io.countersign.projections.sla.Sla.BatchRisk;
import io.countersign.projections.sla.Sla.Breaches;
import io.countersign.projections.sla.Sla.StageWork;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Puts together how open work stands against its due times. */
public final class SlaQuery {
  private static final int DAYS = 14;
  private static final Comparator<BatchRisk> EARLIEST_DUE =
      Comparator.comparing(BatchRisk::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(batch -> batch.id().value());

  private final Generation generation;
  private final Instant now;

  public SlaQuery(Generation generation, Instant now) {
    this.generation = generation;
    this.now = now;
  }

  /** Of one project. */
  public Sla read(ProjectId project) {
    return read(project, List.of(project));
  }

  /** Of all projects. */
  public Sla readAll() {
    List<ProjectId> projects = new ArrayList<>();
    generation
        .collection(ViewCollection.PROJECT)
        .find()
        .projection(new Document(Fields.ID, 1))
        .forEach(found -> projects.add(new ProjectId(Fields.text(found, Fields.ID))));
    return read(null, projects);
  }

  private Sla read(@Nullable ProjectId about, List<ProjectId> projects) {
    Freshness freshness = generation.checkpoint();
    Map<String, StageWork> open = new TreeMap<>();
    Map<LocalDate, Breaches> breaches = new TreeMap<>();
    List<BatchRisk> batches = new ArrayList<>();
    for (ProjectId project : projects) {
      openWork(project).forEach(work -> open.merge(work.stage(), work, SlaQuery::sum));
      Days.last(DAYS, generation, project, now)
          .breaches()
          .forEach((day, stages) -> breaches.merge(day, breaches(day, stages), SlaQuery::sum));
      new BatchQuery(generation, now).open(project).forEach(batch -> batches.add(risk(batch)));
    }
    batches.sort(EARLIEST_DUE);
    return new Sla(
        about,
        List.copyOf(open.values()),
        List.copyOf(breaches.values()),
        batches,
        freshness.asOf(),
        freshness.position());
  }

  private List<StageWork> openWork(ProjectId project) {
    Document work =
        generation
            .collection(ViewCollection.OPEN_WORK)
            .find(Filters.eq(Fields.ID, project.value()))
            .first();
    return work == null
        ? List.of()
        : List.copyOf(Fields.children(Fields.child(work, "stages"), SlaQuery::stageWork).values());
  }

  private static StageWork stageWork(String stage, Document work) {
    OpenCounts counts = OpenCounts.read(work);
    return new StageWork(
        stage, counts.onTrack(), counts.atRisk(), counts.breached(), counts.oldest());
  }

  private static StageWork sum(StageWork one, StageWork other) {
    return new StageWork(
        one.stage(),
        one.onTrack() + other.onTrack(),
        one.atRisk() + other.atRisk(),
        one.breached() + other.breached(),
        earlier(one.oldest(), other.oldest()));
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isBefore(other) ? one : other;
  }

  private static Breaches breaches(LocalDate day, Map<String, Long> stages) {
    return new Breaches(day, stages.values().stream().mapToLong(Long::longValue).sum(), stages);
  }

  private static Breaches sum(Breaches one, Breaches other) {
    Map<String, Long> stages = new TreeMap<>(one.stages());
    other.stages().forEach((stage, count) -> stages.merge(stage, count, Long::sum));
    return breaches(one.day(), stages);
  }

  private static BatchRisk risk(BatchProgress batch) {
    return new BatchRisk(
        batch.id(),
        batch.project(),
        batch.name(),
        batch.priority(),
        batch.dueAt(),
        batch.openRows(),
        batch.forecast());
  }
}
