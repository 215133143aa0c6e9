package io.countersign.projections.sla;

import io.countersign.engine.project.ProjectId;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.Batches;
import io.countersign.projections.day.Days;
import io.countersign.projections.query.Reading;
import io.countersign.projections.sla.Sla.BatchRisk;
import io.countersign.projections.sla.Sla.Breaches;
import io.countersign.projections.sla.Sla.StageWork;
import io.countersign.projections.store.Fields;
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
final class SlaReader {
  private static final int DAYS = 14;
  private static final Comparator<BatchRisk> EARLIEST_DUE =
      Comparator.comparing(BatchRisk::dueAt, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(batch -> batch.id().value());

  private final Reading reading;

  SlaReader(Reading reading) {
    this.reading = reading;
  }

  /**
   * How the work of some projects stands.
   *
   * @param about the project, if it is one
   */
  Sla read(@Nullable ProjectId about, List<ProjectId> projects) {
    Map<String, StageWork> open = new TreeMap<>();
    Map<LocalDate, Breaches> breaches = new TreeMap<>();
    List<BatchRisk> batches = new ArrayList<>();
    for (ProjectId project : projects) {
      openWork(project).forEach(work -> open.merge(work.stage(), work, SlaReader::sum));
      Days.last(DAYS, reading, project)
          .breaches()
          .forEach((day, stages) -> breaches.merge(day, breaches(day, stages), SlaReader::sum));
      new Batches(reading).open(project).forEach(batch -> batches.add(risk(batch)));
    }
    batches.sort(EARLIEST_DUE);
    return new Sla(
        about,
        List.copyOf(open.values()),
        List.copyOf(breaches.values()),
        batches,
        reading.freshness().asOf(),
        reading.freshness().position());
  }

  private List<StageWork> openWork(ProjectId project) {
    Document stages = Fields.child(reading.get(OpenWorkView.DOCUMENTS, project.value()), "stages");
    return List.copyOf(Fields.children(stages, SlaReader::stageWork).values());
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
