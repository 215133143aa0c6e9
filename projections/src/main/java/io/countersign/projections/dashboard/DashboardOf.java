package io.countersign.projections.dashboard;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.dashboard.Dashboard.Agreement;
import io.countersign.projections.dashboard.Dashboard.AutoAccepted;
import io.countersign.projections.dashboard.Dashboard.CycleTime;
import io.countersign.projections.day.Days;
import io.countersign.projections.project.ProjectView;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.sla.OpenWorkView;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Histogram;
import java.util.Map;
import org.bson.Document;

/**
 * How is a project doing?
 *
 * @param days of which the throughput is wanted, today included
 */
public record DashboardOf(ProjectId project, int days) implements Query<Dashboard> {
  @Override
  public Dashboard answer(Reading reading) {
    Document rows = reading.get(ProjectView.DOCUMENTS, project.value());
    Document board = reading.get(DashboardView.DOCUMENTS, project.value());
    Document labels = Fields.child(board, "labels");
    long reviewed = Fields.number(labels, "reviewed");
    return new Dashboard(
        project,
        Fields.number(rows, "rows"),
        Fields.states(Fields.child(rows, "states")),
        stages(reading.get(OpenWorkView.DOCUMENTS, project.value())),
        Days.last(days, reading, project).throughput(),
        Fields.children(Fields.child(board, "cycleTimes"), (stage, counts) -> cycleTime(counts)),
        Fields.share(Fields.number(labels, "firstPass"), reviewed),
        Fields.share(Fields.number(labels, "reworked"), reviewed),
        autoAccepted(labels),
        agreement(labels, Fields.child(board, "classes")),
        reading.freshness().asOf(),
        reading.freshness().position());
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
    return new AutoAccepted(
        byModel,
        Fields.share(byModel, Fields.number(labels, "accepted")).share(),
        Fields.share(Fields.number(labels, "auditedRight"), Fields.number(labels, "audited")));
  }

  private static Agreement agreement(Document labels, Document classes) {
    return new Agreement(
        agreed(labels), Fields.children(classes, (classOf, counts) -> agreed(counts)));
  }

  private static Share agreed(Document counts) {
    return Fields.share(Fields.number(counts, "agreed"), Fields.number(counts, "compared"));
  }
}
