package io.countersign.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MachineAcceptanceTest {
  private static final ProjectId ID = new ProjectId("p1");
  private static final UserId EVE = new UserId("eve");
  private static final Instant BEGIN = Instant.parse("2026-05-04T08:00:00Z");
  private static final MachineAcceptanceStopped STOPPED =
      new MachineAcceptanceStopped(ID, "fashion", "3", 4, 4, 0.02, at(99));

  private final FixtureConfiguration<Project> fixture =
      new AggregateTestFixture<>(Project.class).registerInjectableResource(TestFlows.FLOWS);

  @Test
  void stopsWhenAuditsFindTooMuchWrong() {
    fixture.given(created(0.02)).when(judge("3", audits(100, 20))).expectEvents(STOPPED);
  }

  @Test
  void goesOnWhileAuditsFindLittleWrong() {
    List<AuditedRow> audits = new ArrayList<>(audits(100, 1));
    audits.addAll(audits(100, 0));
    fixture.given(created(0.02)).when(judge("3", audits)).expectNoEvents();
  }

  @Test
  void goesOnWhereNobodySaidHowMuchMayBeWrong() {
    fixture.given(created(null)).when(judge("3", audits(0, 100))).expectNoEvents();
  }

  @Test
  void isStoppedOnce() {
    fixture.given(created(0.02), STOPPED).when(judge("3", audits(100, 20))).expectNoEvents();
  }

  @Test
  void anotherVersionStartsAfresh() {
    fixture.given(created(0.02), STOPPED).when(judge("4", audits(30, 0))).expectNoEvents();
    fixture
        .given(created(0.02), STOPPED)
        .when(judge("4", audits(0, 20)))
        .expectEvents(new MachineAcceptanceStopped(ID, "fashion", "4", 4, 4, 0.02, null));
  }

  @Test
  void onlyAuditsFromNowOnCanStopWhatWasResumed() {
    MachineAcceptanceResumed resumed = new MachineAcceptanceResumed(ID, EVE, "Blurred camera");
    fixture
        .givenCurrentTime(at(150))
        .andGiven(created(0.02), STOPPED, resumed)
        .when(judge("3", audits(100, 20)))
        .expectNoEvents();
    fixture
        .givenCurrentTime(at(102))
        .andGiven(created(0.02), STOPPED, resumed)
        .when(judge("3", audits(100, 20)))
        .expectEvents(new MachineAcceptanceStopped(ID, "fashion", "3", 4, 4, 0.02, null));
  }

  @Test
  void isResumedWhereItIsStopped() {
    ResumeMachineAcceptance resume = new ResumeMachineAcceptance(ID, EVE, "Blurred camera");
    fixture
        .given(created(0.02), STOPPED)
        .when(resume)
        .expectEvents(new MachineAcceptanceResumed(ID, EVE, "Blurred camera"));
    fixture.given(created(0.02)).when(resume).expectNoEvents();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1_001})
  void isNotResumedWithoutAReasonOrWithALongOne(int length) {
    fixture
        .given(created(0.02), STOPPED)
        .when(new ResumeMachineAcceptance(ID, EVE, "x".repeat(length)))
        .expectNoEvents()
        .expectException(CommandRefused.class)
        .expectException(
            Matchers.predicate(
                refused -> ((CommandRefused) refused).refusal() == Refusal.INPUT_INVALID));
  }

  @Test
  void whatIsStoppedIsNeverConfidentEnough() {
    PreLabelPolicy policy = new PreLabelPolicy("fashion", "3", 0.5, 0.9, 0.1);
    assertThat(policy.acceptingNothing().acceptFrom()).isGreaterThan(1);
    assertThat(policy.acceptingNothing().suggestFrom()).isEqualTo(0.5);
  }

  private static ProjectCreated created(@Nullable Double mostErrors) {
    PolicyDraft draft = new PolicyDraft();
    draft.preLabel = new PreLabelPolicy("fashion", "3", 0.5, 0.95, 0.05, mostErrors, List.of());
    return new ProjectCreated(ID, "product-images", "image/*", draft.policy());
  }

  private static JudgeMachineAcceptance judge(String version, List<AuditedRow> audits) {
    return new JudgeMachineAcceptance(ID, "fashion", version, audits);
  }

  private static List<AuditedRow> audits(int right, int wrong) {
    return Stream.iterate(0, i -> i < right + wrong, i -> i + 1)
        .map(i -> new AuditedRow(at(i), i < right))
        .toList();
  }

  private static Instant at(int minutes) {
    return BEGIN.plusSeconds(60L * minutes);
  }
}
