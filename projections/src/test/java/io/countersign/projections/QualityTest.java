package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.figure.Share;
import io.countersign.engine.project.UserId;
import io.countersign.projections.model.Models.Band;
import io.countersign.projections.model.Models.ModelQuality;
import io.countersign.projections.model.ModelsOf;
import io.countersign.projections.modelrun.ModelRunOf;
import io.countersign.projections.modelrun.ModelRunProgress;
import io.countersign.projections.modelrun.ModelRunProgress.State;
import io.countersign.projections.prelabel.PreLabels;
import io.countersign.projections.prelabel.PreLabelsOf;
import io.countersign.projections.reviewer.Reviewers.Reviewer;
import io.countersign.projections.reviewer.ReviewersOf;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How well people and models do. */
class QualityTest {
  private final Story story = Story.begun();

  private Reviewer reviewer(String name) {
    return Projected.views(story).ask(new ReviewersOf(Story.PROJECT)).items().stream()
        .filter(reviewer -> reviewer.reviewer().equals(new UserId(name)))
        .findFirst()
        .orElseThrow();
  }

  private ModelQuality model() {
    return Projected.views(story).ask(new ModelsOf(Story.PROJECT)).items().get(0);
  }

  private RowStory shown(String id, String category, double confidence) {
    return story
        .row(id)
        .proposed(category, confidence)
        .routed(Route.REVIEW, Route.Reason.UNCERTAIN);
  }

  @Test
  void countsWhatAReviewerDecided() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").approved();
    story.row("r2").labelledBy("ada", "bag").inReviewBy("ben").corrected("coat");
    story.row("r3").labelledBy("ada", "bag").inReviewBy("ben").rejected();
    story.row("r4").opened(TaskKind.ADJUDICATE, "adjudicate").claimed("ben").adjudicated("bag");

    Reviewer ben = reviewer("ben");
    assertThat(ben.decisions()).isEqualTo(4);
    assertThat(ben.approved()).isEqualTo(1);
    assertThat(ben.corrected()).isEqualTo(1);
    assertThat(ben.rejected()).isEqualTo(1);
    assertThat(ben.adjudicated()).isEqualTo(1);
    assertThat(ben.rejectionRate()).isEqualTo(Share.of(1, 4));
    assertThat(ben.agreement().share()).isNull();
    assertThat(Projected.views(story).ask(new ReviewersOf(Story.PROJECT)).items()).hasSize(1);
  }

  @Test
  void takesTheTimeThatTheClientTellsElseTheTimeSinceTheClaim() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").approved();
    story.row("r2").labelledBy("ada", "bag").inReviewBy("lea").corrected("coat");

    assertThat(reviewer("ben").medianSeconds()).isCloseTo(120, within(6.0));
    assertThat(reviewer("lea").medianSeconds()).isCloseTo(12, within(0.6));
  }

  @Test
  void aReviewerIsRightIfTheFinalLabelSaysSo() {
    story
        .row("r1")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .rejected()
        .opened(TaskKind.REWORK, "rework")
        .claimed("ada")
        .submitted("coat")
        .inReviewBy("lea")
        .approved()
        .accepted(AcceptedBy.REVIEW);
    story
        .row("r2")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .approved()
        .inReviewBy("lea")
        .corrected("coat")
        .accepted(AcceptedBy.REVIEW);

    assertThat(reviewer("ben").agreement()).isEqualTo(Share.of(1, 2));
    assertThat(reviewer("lea").agreement().share()).isEqualTo(1.0);
  }

  @Test
  void rejectingWhatBecomesFinalAllTheSameIsNoAgreement() {
    story
        .row("r1")
        .labelledBy("ada", "bag")
        .inReviewBy("ben")
        .rejected()
        .opened(TaskKind.REWORK, "rework")
        .claimed("ada")
        .submitted("bag")
        .accepted(AcceptedBy.REVIEW);

    assertThat(reviewer("ben").agreement().share()).isEqualTo(0.0);
    story.row("r1").reopened();
    assertThat(reviewer("ben").agreement().share()).isNull();
  }

  @Test
  void reviewersOfAnotherProjectAreNotShown() {
    story.row("r1").labelledBy("ada", "bag").inReviewBy("ben").approved();

    assertThat(
            Projected.views(story)
                .ask(new ReviewersOf(new io.countersign.engine.project.ProjectId("p")))
                .items())
        .isEmpty();
  }

  @Test
  void countsWhatBecameOfAModelsProposals() {
    story.row("r1").proposed("bag", 0.99).routed(Route.ACCEPT, Route.Reason.CONFIDENT);
    story.row("r1").accepted(AcceptedBy.MODEL);
    shown("r2", "bag", 0.82).inReviewBy("ben").approved().accepted(AcceptedBy.REVIEW);
    shown("r3", "bag", 0.85).inReviewBy("ben").corrected("coat").accepted(AcceptedBy.REVIEW);
    shown("r4", "coat", 1.0)
        .inReviewBy("ben")
        .rejected()
        .opened(TaskKind.REWORK, "rework")
        .claimed("ada")
        .submitted("coat")
        .accepted(AcceptedBy.REVIEW);
    shown("r5", "bag", 0.7);

    ModelQuality model = model();
    assertThat(model.model()).isEqualTo("fashion");
    assertThat(model.version()).isEqualTo("1.2");
    assertThat(model.proposed()).isEqualTo(5);
    assertThat(model.acceptedByModel()).isEqualTo(1);
    assertThat(model.acceptedUnchanged()).as("r2; nobody reviewed r1").isEqualTo(1);
    assertThat(model.precision().of()).as("r2, r3, r4").isEqualTo(3);
    assertThat(model.corrected()).isEqualTo(1);
    assertThat(model.rejected()).isEqualTo(1);
    assertThat(model.precision().hits()).isEqualTo(2);
    assertThat(model.byClass()).isEqualTo(Map.of("bag", Share.of(1, 2), "coat", Share.of(1, 1)));
    assertThat(model.byConfidence())
        .containsExactly(new Band(0.8, 0.9, Share.of(1, 2)), new Band(0.9, 1.0, Share.of(1, 1)));
  }

  @Test
  void aProposalThatNobodySawIsOnlyCompared() {
    story
        .row("r1")
        .proposed("bag", 0.1)
        .routed(Route.LABEL, Route.Reason.UNSURE)
        .labelledBy("ada", "bag")
        .accepted(AcceptedBy.REVIEW);

    assertThat(model().acceptedUnchanged()).isZero();
    assertThat(model().precision()).isEqualTo(Share.of(1, 1));
  }

  @Test
  void rowsThatAModelDidNotLabelAreCountedByWhy() {
    story.row("r1").proposed("bag", 0.9);
    story.row("r2").failed();
    story.row("r3").leftOut("cap");
    story.row("r4").leftOut("cap");

    PreLabels answered = Projected.views(story).ask(new PreLabelsOf(Story.PROJECT, 1));

    assertThat(answered)
        .extracting(PreLabels::proposed, PreLabels::failed, PreLabels::reason)
        .containsExactly(1L, 1L, "broken");
    assertThat(answered.leftOut()).isEqualTo(Map.of("cap", 2L));
    assertThat(Projected.views(story).ask(new PreLabelsOf(Story.PROJECT, 2)))
        .returns(0L, PreLabels::proposed)
        .returns(Map.of(), PreLabels::leftOut);
  }

  @Test
  void aModelRunIsFinishedWhenEveryRowHasAnAnswer() {
    story.modelRun(Story.RUN, 2);
    assertThat(modelRun().state()).isEqualTo(State.RUNNING);

    story.row("r1").proposed("bag", 0.9);
    assertThat(modelRun().state()).isEqualTo(State.RUNNING);

    story.row("r2").failed();
    assertThat(modelRun())
        .extracting(
            ModelRunProgress::rows,
            ModelRunProgress::done,
            ModelRunProgress::proposed,
            ModelRunProgress::state)
        .containsExactly(2L, 2L, 1L, State.FINISHED);
  }

  @Test
  void aModelRunDoesNotWaitForRowsThatWereTakenBeforeItAsked() {
    story.row("r1").proposed("bag", 0.9);
    story.modelRun(Story.RUN, 3);
    story.row("r2").requested();
    story.row("r3").requested().failed();
    assertThat(modelRun().state()).isEqualTo(State.RUNNING);

    story.modelRunRequested(Story.RUN, 2);
    assertThat(modelRun())
        .extracting(ModelRunProgress::rows, ModelRunProgress::done, ModelRunProgress::state)
        .containsExactly(3L, 2L, State.RUNNING);

    story.row("r2").proposed("bag", 0.9);
    assertThat(modelRun())
        .extracting(ModelRunProgress::rows, ModelRunProgress::done, ModelRunProgress::state)
        .containsExactly(3L, 3L, State.FINISHED);
  }

  @Test
  void aModelRunOfWhichEveryRowWasTakenIsFinished() {
    story.modelRun(Story.RUN, 3).modelRunRequested(Story.RUN, 0);
    assertThat(modelRun())
        .extracting(ModelRunProgress::rows, ModelRunProgress::done, ModelRunProgress::state)
        .containsExactly(0L, 0L, State.FINISHED);
  }

  private ModelRunProgress modelRun() {
    return Projected.views(story).ask(new ModelRunOf(Story.RUN)).orElseThrow();
  }
}
