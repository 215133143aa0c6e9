package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.ADA;
import static io.countersign.engine.datarow.Samples.BATCH;
import static io.countersign.engine.datarow.Samples.DUE;
import static io.countersign.engine.datarow.Samples.PROJECT;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.WARN;
import static io.countersign.engine.datarow.TaskKind.LABEL;
import static io.countersign.engine.datarow.TaskKind.REVIEW;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowEvent.SlaAtRisk;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskEscalated;
import io.countersign.engine.datarow.DataRowEvent.TaskOpened;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.sla.BreachSla;
import io.countersign.engine.datarow.sla.WarnOfSla;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.project.Group;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlaOfDataRowTest {
  private static final TaskId TASK = new TaskId(ROW, 1);
  private static final SlaAtRisk AT_RISK = new SlaAtRisk(ROW, TASK, "label", DUE);
  private static final SlaBreached BREACHED = new SlaBreached(ROW, TASK, "label", DUE);

  @Test
  void aTaskIsAtRiskFromItsWarningOn() {
    Given.when(History.openAt(LABEL), warn(WARN)).then(AT_RISK);
  }

  @Test
  void aTaskIsOnTrackUntilItsWarning() {
    Given.when(History.openAt(LABEL), warn(WARN.minusNanos(1))).thenNothing();
  }

  @Test
  void aRepeatedWarningChangesNothing() {
    Given.when(History.openAt(LABEL).and(AT_RISK), warn(DUE)).thenNothing();
  }

  @Test
  void aTaskIsBreachedFromItsDueTimeOn() {
    Given.when(History.openAt(LABEL).and(AT_RISK), breach(DUE)).then(BREACHED);
  }

  @Test
  void aTaskIsNotBreachedBeforeItsDueTime() {
    Given.when(History.openAt(LABEL), breach(DUE.minusNanos(1))).thenNothing();
  }

  @Test
  void aBreachNeedsNoWarningBefore() {
    Given.when(History.openAt(LABEL), breach(DUE)).then(BREACHED);
  }

  @Test
  void aRepeatedBreachChangesNothing() {
    Given.when(History.openAt(LABEL).and(BREACHED), breach(DUE)).thenNothing();
  }

  @Test
  void aBreachedTaskIsNotAtRiskAgain() {
    Given.when(History.openAt(LABEL).and(BREACHED), warn(DUE)).thenNothing();
  }

  @Test
  void aDoneTaskIsNotWarnedOf() {
    Given.when(History.labelled(ADA), warn(DUE)).thenNothing();
  }

  @Test
  void aDoneTaskIsNotBreached() {
    Given.when(History.labelled(ADA), breach(DUE)).thenNothing();
  }

  @Test
  void aTaskWithoutALimitIsNeverBreached() {
    History history = History.registered().and(withoutLimit());
    Given.when(history, breach(Instant.MAX)).thenNothing();
    Given.when(history, warn(Instant.MAX)).thenNothing();
  }

  @Test
  void aTaskOfAnOlderStageIsNotBreached() {
    History history = History.openAt(REVIEW);
    Given.when(history, breach(DUE)).thenNothing();
  }

  @Test
  void aClaimKeepsTheSlaState() {
    Task task = History.openAt(LABEL).and(AT_RISK).claimed(ADA).row().openTasks().get(0);
    assertThat(task.sla()).isEqualTo(SlaState.AT_RISK);
  }

  @Test
  void escalatesATask() {
    Given.when(History.openAt(LABEL), escalate(90))
        .then(new TaskEscalated(ROW, TASK, 90, "overdue"));
  }

  @Test
  void aRepeatedEscalationChangesNothing() {
    Given.when(History.openAt(LABEL).escalated(90), escalate(90)).thenNothing();
  }

  @Test
  void anEscalationCanGoHigher() {
    Given.when(History.openAt(LABEL).escalated(90), escalate(95))
        .then(new TaskEscalated(ROW, TASK, 95, "overdue"));
  }

  @Test
  void anEscalationLeavesTheClaim() {
    Task task = History.openAt(LABEL).claimed(ADA).escalated(90).row().openTasks().get(0);
    assertThat(task.assignee()).isEqualTo(ADA);
    assertThat(task.priority()).isEqualTo(90);
    assertThat(task.escalated()).isTrue();
  }

  @Test
  void refusesToEscalateADoneTask() {
    Given.when(History.labelled(ADA), escalate(90)).thenRefused(Refusal.STAGE_PASSED);
  }

  @Test
  void refusesToEscalateBeyondTheHighestPriority() {
    Given.when(History.openAt(LABEL), escalate(101)).thenRefused(Refusal.INPUT_INVALID, "priority");
  }

  private static WarnOfSla warn(Instant at) {
    return new WarnOfSla(ROW, TASK, at);
  }

  private static BreachSla breach(Instant at) {
    return new BreachSla(ROW, TASK, at);
  }

  private static EscalateTask escalate(int priority) {
    return new EscalateTask(ROW, TASK, priority, "overdue");
  }

  private static TaskOpened withoutLimit() {
    return new TaskOpened(
        ROW,
        TASK,
        PROJECT,
        BATCH,
        LABEL,
        "label",
        Group.LABELLERS,
        1,
        false,
        50,
        null,
        null,
        List.of(),
        null);
  }
}
