package io.countersign.projections;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.figure.Share;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.dashboard.Dashboard;
import io.countersign.projections.dashboard.DashboardOf;
import io.countersign.projections.day.Throughput;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DashboardTest {
  private final Story story = Story.begun();

  private Dashboard dashboard() {
    return Projected.views(story).ask(new DashboardOf(Story.PROJECT, 7));
  }

  @Test
  void aProjectWithoutEventsHasAnEmptyDashboard() {
    Dashboard empty = Projected.views(story).ask(new DashboardOf(new ProjectId("other"), 7));

    assertThat(empty.rows()).isZero();
    assertThat(empty.states()).isEmpty();
    assertThat(empty.firstPassYield().share()).isNull();
    assertThat(empty.autoAccepted().auditedAccuracy().share()).isNull();
    assertThat(empty.position()).isEqualTo(story.lastPosition());
  }

  @Test
  void countsRowsByStateAndByStage() {
    story.row("r1");
    story.row("r2").opened(TaskKind.LABEL, "label");
    story.row("r3").labelledBy("ada", "bag").opened(TaskKind.REVIEW, "review");
    story.row("r4").opened(TaskKind.LABEL, "label").claimed("ada").skipped();

    assertThat(dashboard().rows()).isEqualTo(4);
    assertThat(dashboard().states())
        .containsExactly(
            Map.entry(DataRowState.REGISTERED, 1L),
            Map.entry(DataRowState.LABEL, 1L),
            Map.entry(DataRowState.REVIEW, 1L),
            Map.entry(DataRowState.SKIPPED, 1L));
    assertThat(dashboard().stages())
        .containsExactly(Map.entry("label", 1L), Map.entry("review", 1L));
    assertThat(dashboard().asOf()).isEqualTo(story.now());
  }

  @Test
  void countsWhatWasDoneInEachHour() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").approved();
    story.pass(Duration.ofHours(1)).row("r1").accepted(AcceptedBy.REVIEW);
    story.row("r2").labelledBy("ada", "bag");

    assertThat(dashboard().throughput())
        .containsExactly(
            new Throughput(Instant.parse("2026-03-02T10:00:00Z"), 0, 1, 1),
            new Throughput(Instant.parse("2026-03-02T11:00:00Z"), 1, 1, 0));
  }

  @Test
  void leavesOutDaysBeforeThoseAskedFor() {
    story.row("r1").labelledBy("ada", "bag");
    story.pass(Duration.ofDays(3));

    assertThat(Projected.views(story).ask(new DashboardOf(Story.PROJECT, 3)).throughput())
        .isEmpty();
    assertThat(Projected.views(story).ask(new DashboardOf(Story.PROJECT, 4)).throughput())
        .hasSize(1);
  }

  @Test
  void measuresTimeByStageAndInAll() {
    for (int minutes : List.of(10, 20, 30, 40)) {
      story
          .row("r" + minutes)
          .opened(TaskKind.LABEL, "label")
          .claimed("ada")
          .pass(Duration.ofMinutes(minutes))
          .submitted("bag")
          .accepted(AcceptedBy.REVIEW);
    }

    Dashboard.CycleTime label = requireNonNull(dashboard().cycleTimes().get("label"));
    assertThat(label.count()).isEqualTo(4);
    assertThat(label.p50Seconds()).isCloseTo(1_200, within(60.0));
    assertThat(label.p85Seconds()).isCloseTo(2_400, within(120.0));
    assertThat(label.p95Seconds()).isCloseTo(2_400, within(120.0));
    assertThat(dashboard().cycleTimes().get("total")).isEqualTo(label);
  }

  @Test
  void aTaskThatNobodyDidIsNoCycle() {
    story.row("r1").opened(TaskKind.LABEL, "label").requested();

    assertThat(dashboard().cycleTimes()).isEmpty();
  }

  @Test
  void tellsFirstPassFromRework() {
    story
        .row("r1")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .approved()
        .accepted(AcceptedBy.REVIEW);
    story
        .row("r2")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .corrected("coat")
        .accepted(AcceptedBy.REVIEW);
    reworked("r3").accepted(AcceptedBy.REVIEW);
    reworked("r4");

    assertThat(dashboard().firstPassYield()).isEqualTo(Share.of(1, 3));
    assertThat(dashboard().reworkRate()).isEqualTo(Share.of(1, 3));
  }

  private RowStory reworked(String id) {
    return story
        .row(id)
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .rejected()
        .opened(TaskKind.REWORK, "rework")
        .claimed("ada")
        .submitted("coat")
        .inReviewBy("ben")
        .approved();
  }

  @Test
  void measuresTheModelOnTheRowsThatWereAudited() {
    story.row("r1").proposed("bag", 0.99).routed(Route.ACCEPT, Route.Reason.CONFIDENT);
    story.row("r1").accepted(AcceptedBy.MODEL);
    audited("r2").approved().accepted(AcceptedBy.REVIEW);
    audited("r3").corrected("coat").accepted(AcceptedBy.REVIEW);

    Dashboard.AutoAccepted auto = dashboard().autoAccepted();
    assertThat(auto.rows()).isEqualTo(1);
    assertThat(auto.share()).isCloseTo(1.0 / 3, within(1e-9));
    assertThat(auto.auditedAccuracy()).isEqualTo(Share.of(1, 2));
  }

  private RowStory audited(String id) {
    return story
        .row(id)
        .proposed("bag", 0.99)
        .routed(Route.REVIEW, Route.Reason.AUDIT)
        .inReviewBy("ben");
  }

  @Test
  void comparesProposalsWithFinalLabelsByClass() {
    audited("r1").approved().accepted(AcceptedBy.REVIEW);
    audited("r2").corrected("coat").accepted(AcceptedBy.REVIEW);
    story.row("r3").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);

    Dashboard.Agreement agreement = dashboard().preLabelAgreement();
    assertThat(agreement.share()).isEqualTo(Share.of(1, 2));
    assertThat(agreement.byClass()).containsExactly(Map.entry("bag", Share.of(1, 2)));
  }

  @Test
  void aReopenedRowCountsNoLonger() {
    Dashboard before = dashboard();
    audited("r1").approved().accepted(AcceptedBy.REVIEW).reopened();
    Dashboard after = dashboard();

    assertThat(after.autoAccepted()).isEqualTo(before.autoAccepted());
    assertThat(after.preLabelAgreement()).isEqualTo(before.preLabelAgreement());
    assertThat(after.firstPassYield().share()).isNull();
    assertThat(after.states()).containsExactly(Map.entry(DataRowState.REGISTERED, 1L));
  }

  @Test
  void aWithdrawnRowCountsNowhereButByItsState() {
    story.row("r0").labelledBy("ada", "bag").accepted(AcceptedBy.REVIEW);
    Dashboard before = dashboard();
    audited("r1").approved().accepted(AcceptedBy.REVIEW).withdrawn();
    Dashboard after = dashboard();

    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(after.preLabelAgreement()).isEqualTo(before.preLabelAgreement());
    assertThat(after.firstPassYield().share()).isNull();
    assertThat(after.states())
        .containsExactly(
            Map.entry(DataRowState.ACCEPTED, 1L), Map.entry(DataRowState.WITHDRAWN, 1L));
  }

  @Test
  void aRestoredRowCountsAsBefore() {
    audited("r1").approved().accepted(AcceptedBy.REVIEW);
    Dashboard before = dashboard();
    story.row("r1").withdrawn().pass(Duration.ofHours(1)).restored();
    Dashboard after = dashboard();

    assertThat(after.states()).isEqualTo(before.states());
    assertThat(after.rows()).isEqualTo(before.rows());
    assertThat(after.cycleTimes()).isEqualTo(before.cycleTimes());
    assertThat(after.preLabelAgreement()).isEqualTo(before.preLabelAgreement());
  }

  @Test
  void aTaskThatWasCalledOffIsNoCycle() {
    story.row("r1").opened(TaskKind.LABEL, "label").claimed("ada").withdrawn();

    assertThat(dashboard().cycleTimes()).isEmpty();
    assertThat(dashboard().stages()).isEmpty();
  }
}
