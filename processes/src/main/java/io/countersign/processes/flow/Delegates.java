package io.countersign.processes.flow;

import static org.camunda.bpm.engine.variable.Variables.booleanValue;
import static org.camunda.bpm.engine.variable.Variables.doubleValue;
import static org.camunda.bpm.engine.variable.Variables.stringValue;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.Batch;
import io.countersign.engine.datarow.AcceptDataRow;
import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.EscalateTask;
import io.countersign.engine.datarow.FlowStep;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.OpenTask;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.RouteDataRow;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.row.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/** The automatic steps of the diagrams: each sends one command. */
public final class Delegates {
  /** How much an escalation adds to a task's priority. */
  static final int ESCALATION_STEP = 25;

  private static final String DECISION_RESULT = "decisionResult";

  /** More than any confidence: without a policy for pre-labels, none is accepted unseen. */
  private static final PreLabelPolicy NEVER_ACCEPTED =
      new PreLabelPolicy("", 0, Double.POSITIVE_INFINITY, 0);

  private final Commands commands;
  private final Rows rows;
  private final BatchSchedules schedules;
  private final Clock clock;

  public Delegates(Commands commands, Rows rows, BatchSchedules schedules, Clock clock) {
    this.commands = commands;
    this.rows = rows;
    this.schedules = schedules;
    this.clock = clock;
  }

  /** What expressions in the diagrams may refer to, by name; there is nothing else. */
  Map<Object, Object> beans() {
    return Map.of(
        "row", new RowQuestions(rows),
        "openTask", (TaskListener) this::openTask,
        "weighPreLabel", (ExecutionListener) this::weighPreLabel,
        "keepRoute", (ExecutionListener) this::keepRoute,
        "routeDataRow", (JavaDelegate) this::routeDataRow,
        "routeToLabel", (JavaDelegate) this::routeToLabel,
        "acceptLabel", (JavaDelegate) this::acceptLabel,
        "escalateTask", (JavaDelegate) this::escalateTask);
  }

  private void openTask(DelegateTask task) {
    DataRowFold row = rows.row(RowQuestions.id(task.getExecution()));
    Policy policy = rows.policy(row);
    FlowStep place = FlowStep.ofWireName(task.getTaskDefinitionKey());
    String stage = place.stage(policy.review());
    Optional<SlaPolicy.Due> due =
        Optional.ofNullable(policy.sla()).flatMap(sla -> sla.due(stage, clock.instant()));
    send(
        new OpenTask(
            row.id(),
            place.kind(),
            stage,
            place.group(policy.review()),
            schedules.priority(row.batchId()),
            due.map(SlaPolicy.Due::warnAt).orElse(null),
            due.map(SlaPolicy.Due::dueAt).orElse(null)));
  }

  /** Sets what the decision table asks for; none of it is stored. */
  private void weighPreLabel(DelegateExecution execution) {
    DataRowFold row = rows.row(RowQuestions.id(execution));
    PreLabelPolicy policy = Optional.ofNullable(rows.policy(row).preLabel()).orElse(NEVER_ACCEPTED);
    Label preLabel = row.preLabel().orElseThrow();
    Map<String, TypedValue> weights =
        Map.of(
            "preLabelClass", stringValue(onlyChoice(preLabel.annotations()), true),
            "benchmark", booleanValue(!row.registered().benchmark().isEmpty(), true),
            "confidence", doubleValue(preLabel.confidence(), true),
            "suggestFrom", doubleValue(policy.suggestFrom(), true),
            "acceptFrom", doubleValue(policy.acceptFrom(), true),
            "auditDrawn", booleanValue(Draw.draws(row.id(), "audit", policy.auditShare()), true));
    weights.forEach(execution::setVariable);
  }

  /** The class of a label that chooses one; null if it does not, or chooses several. */
  private static @Nullable String onlyChoice(List<Annotation> annotations) {
    List<Annotation.Choice> choices =
        annotations.stream()
            .filter(Annotation.Choice.class::isInstance)
            .map(Annotation.Choice.class::cast)
            .toList();
    return choices.size() == 1 ? choices.get(0).value() : null;
  }

  /** Keeps what the decision table said for the next step. */
  private void keepRoute(DelegateExecution execution) {
    DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(DECISION_RESULT);
    DmnDecisionResultEntries decided = result.getSingleResult();
    if (decided == null) {
      throw new IllegalStateException("Expected route-pre-label.dmn to decide every row");
    }
    execution.setVariable("route", stringValue(decided.getEntry("route"), true));
    execution.setVariable("reason", stringValue(decided.getEntry("reason"), true));
  }

  private void routeDataRow(DelegateExecution execution) {
    Route route = Route.valueOf((String) execution.getVariable("route"));
    Route.Reason reason = Route.Reason.valueOf((String) execution.getVariable("reason"));
    // Else the engine notes that there may be variables, and looks for them at every later step.
    execution.removeVariables();
    send(new RouteDataRow(RowQuestions.id(execution), route, reason));
  }

  private void routeToLabel(DelegateExecution execution) {
    DataRowId id = RowQuestions.id(execution);
    send(new RouteDataRow(id, Route.LABEL, Route.Reason.MODEL_FAILED));
  }

  private void acceptLabel(DelegateExecution execution) {
    send(new AcceptDataRow(RowQuestions.id(execution)));
  }

  private void escalateTask(DelegateExecution execution) {
    DataRowFold row = rows.row(RowQuestions.id(execution));
    row.task()
        .ifPresent(
            task -> {
              int raised = Math.min(Batch.HIGHEST_PRIORITY, task.priority() + ESCALATION_STEP);
              send(new EscalateTask(row.id(), task.id(), raised, "SLA breached"));
            });
  }

  private void send(Object command) {
    commands.send(command, UserId.SYSTEM);
  }
}
