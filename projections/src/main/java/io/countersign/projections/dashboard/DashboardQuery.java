package io.countersign.projections.dashboard;

import com.mongodb.client.model.Filters;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.dashboard.Dashboard.Agreement;
import io.countersign.projections.dashboard.Dashboard.AutoAccepted;
import io.countersign.projections.dashboard.Dashboard.ClassAgreement;
import io.countersign.projections.dashboard.Dashboard.CycleTime;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.ViewCollection;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;

/** Puts the dashboard of a project together. */
public final class DashboardQuery {
  private final Generation generation;

  public DashboardQuery(Generation generation) {
    this.generation = generation;
  }

  /** The dashboard with the throughput of the last {@code days}, today included. */
  public Dashboard read(ProjectId project, int days, Instant now) {
    Freshness freshness = generation.checkpoint();
    Document rows = find(ViewCollection.PROJECT, project);
    Document board = find(ViewCollection.DASHBOARD, project);
    Document labels = Fields.child(board, "labels");
    long reviewed = Fields.number(labels, "reviewed");
    return new Dashboard(
        project,
        Fields.number(rows, "rows"),
        Fields.states(Fields.child(rows, "states")),
        stages(find(ViewCollection.OPEN_WORK, project)),
        Days.last(days, generation, project, now).throughput(),
        Fields.children(Fields.child(board, "cycleTimes"), (stage, counts) -> cycleTime(counts)),
        Fields.share(Fields.number(labels, "firstPass"), reviewed),
        Fields.share(Fields.number(labels, "reworked"), reviewed),
        autoAccepted(labels),
        agreement(labels, Fields.child(board, "classes")),
        freshness.asOf(),
        freshness.position());
  }

  private Document find(ViewCollection kind, ProjectId project) {
    return Optional.ofNullable(
            generation.collection(kind).find(Filters.eq(Fields.ID, project.value())).first())
        .orElseGet(Document::new);
  }

  private static Map<String, Long> stages(Document openWork) {
    return Fields.children(
        Fields.child(openWork, "stages"),
        (stage, work) ->
            Fields.numbers(Fields.child(work, "sla")).values().stream()
                .mapToLong(Long::longValue)
                .sum());
  }

  private static CycleTime cycleTime(Document counts) {
    Histogram histogram = new Histogram(counts);
    return new CycleTime(
        histogram.count(),
        histogram.quantileSeconds(0.50),
        histogram.quantileSeconds(0.85),
        histogram.quantileSeconds(0.95));
  }

  private static AutoAccepted autoAccepted(Document labels) {
    long byModel = Fields.number(labels, "byModel");
    long audited = Fields.number(labels, "audited");
    return new AutoAccepted(
        byModel,
        Fields.share(byModel, Fields.number(labels, "accepted")),
        audited,
        Fields.share(Fields.number(labels, "auditedRight"), audited));
  }

  private static Agreement agreement(Document labels, Document classes) {
    long compared = Fields.number(labels, "compared");
    long agreed = Fields.number(labels, "agreed");
    return new Agreement(
        compared,
        agreed,
        Fields.share(agreed, compared),
        Fields.children(classes, (classOf, counts) -> classAgreement(counts)));
  }

  private static ClassAgreement classAgreement(Document counts) {
    long compared = Fields.number(counts, "compared");
    long agreed = Fields.number(counts, "agreed");
    return new ClassAgreement(compared, agreed, (double) agreed / compared);
  }
}
