package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.figure.Share;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.bound.UpperBound;
import io.countersign.projections.model.MachineAcceptance.Stop;
import io.countersign.projections.model.MachineAcceptance.Version;
import io.countersign.projections.model.MachineAcceptanceOf;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How right a model is where it accepts rows alone. */
class MachineAcceptanceTest {
  private final Story story = Story.begun();

  private List<Version> versions() {
    return Projected.views(story).ask(new MachineAcceptanceOf(Story.PROJECT)).items();
  }

  private Version only() {
    assertThat(versions()).hasSize(1);
    return versions().get(0);
  }

  private RowStory audited(String id, String said) {
    return story
        .row(id)
        .proposed("bag", 0.97)
        .lookAsked(TaskKind.LABEL, LookReason.AUDIT)
        .labelledBy("ada", said)
        .accepted(AcceptedBy.REVIEW);
  }

  @Test
  void nothingIsKnownOfModelsThatAreNeverConfident() {
    story.row("n1").proposed("bag", 0.8).routed(Route.REVIEW, Route.Reason.UNCERTAIN);
    assertThat(versions()).isEmpty();
  }

  @Test
  void countsAuditsOfBothKindsOfFlow() {
    audited("a1", "bag");
    audited("a2", "coat");
    Instant last = story.now();
    story.pass(Duration.ofHours(1));
    story
        .row("a3")
        .proposed("bag", 0.97)
        .routed(Route.REVIEW, Route.Reason.AUDIT)
        .inReviewBy("ben")
        .approved()
        .accepted(AcceptedBy.REVIEW);
    Instant later = story.now();
    story
        .row("n1")
        .proposed("bag", 0.8)
        .routed(Route.REVIEW, Route.Reason.UNCERTAIN)
        .inReviewBy("ben")
        .corrected("coat")
        .accepted(AcceptedBy.REVIEW);
    story.row("m1").proposed("bag", 0.99).accepted(AcceptedBy.MODEL);

    assertThat(later).isAfter(last);
    assertThat(only())
        .isEqualTo(
            new Version(
                "fashion",
                "1.2",
                Share.of(1, 3),
                UpperBound.ANYTIME.upper(1, 3, 0.95),
                later,
                1,
                null));
  }

  @Test
  void anAuditOfARowThatIsReopenedDoesNotCount() {
    audited("a1", "coat").reopened();
    assertThat(versions()).isEmpty();
  }

  @Test
  void tellsWhatStoppedItUntilItIsResumed() {
    Instant since = story.now();
    story.pass(Duration.ofHours(1));
    Instant at = story.now();
    story.append(
        "p1", new MachineAcceptanceStopped(Story.PROJECT, "fashion", "1.2", 22, 7, 0.02, since));
    assertThat(only())
        .isEqualTo(
            new Version(
                "fashion", "1.2", Share.of(0, 0), null, null, 0, new Stop(at, 22, 7, 0.02, since)));

    story.append("p1", new MachineAcceptanceResumed(Story.PROJECT, new UserId("lea"), "new lamps"));
    assertThat(versions()).isEmpty();
  }
}
