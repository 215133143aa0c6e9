package io.countersign.processes;

import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.COAT;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ResumeMachineAcceptance;
import io.countersign.engine.project.UserId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a model accepts alone is stopped once audits find too much of it wrong. */
@SuppressWarnings("NullAway.Init") // each test says what is given
class AcceptanceGuardTest {
  private static final double SURE = 0.96;
  private static final ModelRef NEXT = new ModelRef("fashion", "2", "00fe");

  private Workshop workshop;

  @AfterEach
  void close() {
    workshop.close();
  }

  static List<Rules> flows() {
    return List.of(Rules.staged(1).mostErrors(0.02), Rules.untilSure().mostErrors(0.02));
  }

  private void given(Rules rules) {
    workshop = Workshop.alone(rules);
  }

  @ParameterizedTest
  @MethodSource("flows")
  void stopsWhatAuditsRefuteAndGoesOnOnceItIsResumed(Rules rules) {
    given(rules);
    Stream.generate(() -> BAG).limit(5).forEach(this::audit);
    judge();
    assertThat(stops()).isEmpty();
    Stream.generate(() -> COAT).limit(6).forEach(this::audit);
    judge();
    assertThat(stops()).hasSize(1);

    workshop.changePolicy(rules.preLabel(0));
    assertThat(acceptedAlone(proposed(MODEL, BAG))).isFalse();
    assertThat(acceptedAlone(proposed(NEXT, BAG))).isTrue();
    assertThat(acceptedAlone(proposed(MODEL, BAG))).isFalse();
    assertThat(workshop.differences()).isEmpty();

    workshop.send(new ResumeMachineAcceptance(workshop.project, EVE, "Retrained"));
    assertThat(acceptedAlone(proposed(MODEL, BAG))).isTrue();
    assertThat(workshop.differences()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("flows")
  void whoIsStoppedIsNotAuditedAnyMore(Rules rules) {
    given(rules);
    Stream.generate(() -> COAT).limit(6).forEach(this::audit);
    judge();
    assertThat(workshop.row(proposed(MODEL, BAG)).audited()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("flows")
  void isJudgedOnlyByNewAudits(Rules rules) {
    given(rules);
    assertThat(workshop.processes.acceptanceGuard().judgeNext()).isFalse();
    audit(BAG);
    assertThat(workshop.processes.acceptanceGuard().judgeNext()).isTrue();
    assertThat(workshop.processes.acceptanceGuard().judgeNext()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("flows")
  void aRebuildKnowsAuditsAndWhoIsStopped(Rules rules) {
    given(rules);
    Stream.generate(() -> COAT).limit(6).forEach(this::audit);
    judge();
    workshop.jdbc.update(
        "DELETE FROM machine_audit WHERE ctid = (SELECT max(ctid) FROM machine_audit)");
    workshop.jdbc.update("DELETE FROM stopped_model");
    assertThat(workshop.differences()).hasSize(2);

    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.differences()).isEmpty();
    judge();
    assertThat(stops()).hasSize(1);
    workshop.changePolicy(rules.preLabel(0));
    assertThat(acceptedAlone(proposed(MODEL, BAG))).isFalse();
  }

  @Test
  void whatIsReopenedIsNoAuditUntilItIsDecidedAgain() {
    given(Rules.staged(1).mostErrors(0.02));
    DataRowId row = audit(COAT);
    assertThat(audits()).containsExactly(false);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    assertThat(audits()).isEmpty();
    assertThat(workshop.differences()).isEmpty();
    workshop.send(new UndoReopening(row, EVE));
    assertThat(audits()).containsExactly(false);
    workshop.send(new ReopenDataRow(row, EVE, "look again"));
    workshop.send(new CorrectLabel(row, claimed(row, 7), COAT, null));
    assertThat(audits()).containsExactly(true);
    assertThat(workshop.differences()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("flows")
  void aNewReleaseFindsTheAuditsOfBefore(Rules rules) throws IOException {
    given(rules);
    audit(COAT);
    DataRowId undone = audit(BAG);
    workshop.send(new ReopenDataRow(audit(BAG), EVE, "look again"));
    workshop.send(new WithdrawDataRow(undone, EVE, "no consent"));
    workshop.send(new RestoreDataRow(undone, EVE));
    proposed(MODEL, BAG);
    workshop.jdbc.execute("DROP TABLE machine_audit, stopped_model");

    try (InputStream migration =
        Objects.requireNonNull(
            getClass().getResourceAsStream("/db/migration/V49__machine_acceptance.sql"))) {
      workshop.jdbc.execute(new String(migration.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertThat(audits()).containsExactlyInAnyOrder(true, false);
    assertThat(workshop.differences()).isEmpty();
  }

  @Test
  void aProjectThatIsStoppedStopsNoOther() {
    given(Rules.untilSure().mostErrors(0.02));
    Stream.generate(() -> COAT).limit(6).forEach(this::audit);
    judge();
    Workshop other = workshop.beside(Rules.untilSure().preLabel(0));
    DataRowId row = other.register(other.newRow(new PreLabel(MODEL, BAG, SURE), List.of()));
    assertThat(other.row(row).acceptedBy()).contains(AcceptedBy.MODEL);
  }

  private void judge() {
    while (workshop.processes.acceptanceGuard().judgeNext()) {
      workshop.clock.advance(Duration.ofMinutes(1));
    }
  }

  private DataRowId proposed(ModelRef model, List<Annotation> label) {
    return workshop.register(workshop.newRow(new PreLabel(model, label, SURE), List.of()));
  }

  private boolean acceptedAlone(DataRowId row) {
    return workshop.row(row).acceptedBy().filter(AcceptedBy.MODEL::equals).isPresent();
  }

  /** A row that people say is a bag, and that the model, which is audited, is sure is this. */
  private DataRowId audit(List<Annotation> proposed) {
    DataRowId row = proposed(MODEL, proposed);
    assertThat(workshop.row(row).audited()).isTrue();
    for (int look = 0; workshop.row(row).state() != DataRowState.ACCEPTED; look++) {
      look(row, look);
    }
    workshop.clock.advance(Duration.ofMinutes(1));
    return row;
  }

  private void look(DataRowId row, int look) {
    boolean reviews = workshop.row(row).state() == DataRowState.REVIEW;
    Decision decision = claimed(row, look);
    if (!reviews) {
      workshop.send(new SubmitLabel(row, decision, BAG));
    } else if (workshop.row(row).annotations().equals(BAG)) {
      workshop.send(new ApproveLabel(row, decision));
    } else {
      workshop.send(new CorrectLabel(row, decision, BAG, null));
    }
  }

  private Decision claimed(DataRowId row, int look) {
    return workshop.claimed(row, new UserId("person-" + look));
  }

  private List<Boolean> audits() {
    return workshop.jdbc.queryForList("SELECT agreed FROM machine_audit", Boolean.class);
  }

  private List<String> stops() {
    return workshop.jdbc.queryForList(
        "SELECT payload::text FROM event WHERE type = 'machine-acceptance-stopped'", String.class);
  }
}
