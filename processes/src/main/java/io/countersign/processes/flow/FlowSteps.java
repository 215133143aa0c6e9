package io.countersign.processes.flow;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.Batch;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.flow.AcceptDataRow;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.flow.DecideLook;
import io.countersign.engine.datarow.flow.RouteDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.processes.acceptance.StoppedModels;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.row.Rows;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the diagrams refer to by name: each automatic step sends one command. */
public final class FlowSteps {
  /** How much an escalation adds to a task's priority. */
  static final int ESCALATION_STEP = 25;

  /** More than any confidence: without a policy for pre-labels, none is accepted unseen. */
  private static final PreLabelPolicy NEVER_ACCEPTED =
      new PreLabelPolicy("", null, 0, Double.POSITIVE_INFINITY, 0);

  private final Commands commands;
  private final Rows rows;
  private final BatchSchedules schedules;
  private final StoppedModels stopped;
  private final Clock clock;

  public FlowSteps(
      Commands commands, Rows rows, BatchSchedules schedules, StoppedModels stopped, Clock clock) {
    this.commands = commands;
    this.rows = rows;
    this.schedules = schedules;
    this.stopped = stopped;
    this.clock = clock;
  }

  /** All of them, by name. */
  public Map<String, NamedStep> byName() {
    return Map.of(
        "row", new NamedStep.Questions(new RowQuestions(rows)),
        "openTask", new NamedStep.OpensTask(this::openTask),
        "openIndependentTask", new NamedStep.OpensTask(this::openIndependentTask),
        "setDecisionInputs", new NamedStep.DecisionInputs(this::decisionInputs),
        "routeDataRow", new NamedStep.OnDecision(this::routeDataRow),
        "routeToLabel", new NamedStep.Action(this::routeToLabel),
        "decideLook", new NamedStep.Action(this::decideLook),
        "acceptLabel", new NamedStep.Action(this::acceptLabel),
        "escalateTask", new NamedStep.Action(this::escalateTask));
  }

  private TaskId openTask(Token token) {
    return open(token, false);
  }

  private TaskId openIndependentTask(Token token) {
    return open(token, true);
  }

  private TaskId open(Token token, boolean independent) {
    DataRowFold row = rows.row(token.dataRowId());
    Policy policy = rows.policy(row);
    TaskKind kind = Activity.ofWireName(token.activityId()).kind();
    Place place = place(kind, row, policy);
    Optional<SlaPolicy.Due> due =
        Optional.ofNullable(policy.sla()).flatMap(sla -> sla.due(place.stage(), clock.instant()));
    OpenTask open =
        new OpenTask(
            row.id(),
            kind,
            place.stage(),
            place.group(),
            independent,
            schedules.of(row.batchId()).priority(),
            due.map(SlaPolicy.Due::warnAt).orElse(null),
            due.map(SlaPolicy.Due::dueAt).orElse(null));
    return commands.<TaskId>send(open, UserId.SYSTEM).result();
  }

  /** Where a task belongs: its stage, and whose members may claim it. */
  private record Place(String stage, Group group) {}

  private static Place place(TaskKind kind, DataRowFold row, Policy policy) {
    return switch (kind) {
      case LABEL -> new Place("label", Group.LABELLERS);
      case REWORK -> new Place("rework", Group.LABELLERS);
      case ADJUDICATE -> new Place("adjudicate", Group.LEADS);
      case REVIEW -> {
        ReviewStage due = stage(row, policy);
        yield new Place(due.name(), due.group());
      }
    };
  }

  /**
   * Where looks are asked for one by one, there is one stage, for as long as they are asked for.
   */
  private static ReviewStage stage(DataRowFold row, Policy policy) {
    return policy.quality() == null
        ? ReviewStages.due(row, policy.review()).orElseThrow()
        : policy.review().stages().get(0);
  }

  private Map<String, @Nullable Object> decisionInputs(Token token) {
    DataRowFold row = rows.row(token.dataRowId());
    PreLabelPolicy said = preLabel(row);
    PreLabelPolicy policy = isStopped(row, said) ? said.acceptingNothing() : said;
    Label preLabel = row.preLabel().orElseThrow();
    Map<String, @Nullable Object> inputs = new HashMap<>();
    inputs.put("preLabelClass", onlyChoice(preLabel.annotations()));
    inputs.put("benchmark", !row.registered().benchmark().isEmpty());
    inputs.put("confidence", preLabel.confidence());
    inputs.put("suggestFrom", policy.suggestFrom());
    inputs.put("acceptFrom", policy.acceptFrom());
    inputs.put("auditDrawn", isAudited(row, policy));
    return inputs;
  }

  private PreLabelPolicy preLabel(DataRowFold row) {
    return Optional.ofNullable(rows.policy(row).preLabel()).orElse(NEVER_ACCEPTED);
  }

  /** Whether the model would accept the row alone, and may not. */
  private boolean isStopped(DataRowFold row, PreLabelPolicy policy) {
    return row.preLabel()
        .filter(label -> label.confidence() != null && label.confidence() >= policy.acceptFrom())
        .map(Label::model)
        .filter(model -> stopped.isStopped(row.projectId(), model))
        .isPresent();
  }

  private static boolean isAudited(DataRowFold row, PreLabelPolicy policy) {
    return Draw.draws(row.id(), "audit", policy.auditShare());
  }

  /** The class of a label that chooses one; null if it does not, or chooses several. */
  private static @Nullable String onlyChoice(List<Annotation> annotations) {
    List<String> options = annotations.stream().flatMap(said -> said.option().stream()).toList();
    return options.size() == 1 ? options.get(0) : null;
  }

  private void routeDataRow(Token token, Map<String, String> decision) {
    Route route = Route.valueOf(requireNonNull(decision.get("route")));
    Route.Reason reason = Route.Reason.valueOf(requireNonNull(decision.get("reason")));
    send(new RouteDataRow(token.dataRowId(), route, reason));
  }

  private void routeToLabel(Token token) {
    send(new RouteDataRow(token.dataRowId(), Route.LABEL, Route.Reason.MODEL_FAILED));
  }

  private void decideLook(Token token) {
    DataRowFold row = rows.row(token.dataRowId());
    PreLabelPolicy policy = preLabel(row);
    send(new DecideLook(row.id(), isAudited(row, policy), isStopped(row, policy)));
  }

  private void acceptLabel(Token token) {
    send(new AcceptDataRow(token.dataRowId()));
  }

  private void escalateTask(Token token) {
    DataRowFold row = rows.row(token.dataRowId());
    Optional.ofNullable(token.task())
        .flatMap(row::openTask)
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
