package io.countersign.processes.camunda;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.processes.flow.NamedStep;
import io.countersign.processes.flow.Token;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.dmn.engine.DmnDecisionResultEntries;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** Named steps in the forms that the engine's expressions expect. */
final class NamedBeans {
  /** After a decision table, in every diagram that has one: keeps its result for the next step. */
  private static final String KEEP_DECISION = "keepDecision";

  private static final String DECISION_RESULT = "decisionResult";
  private static final String DECISION = "decision";

  private final ThreadLocal<@Nullable TaskId> moving = new ThreadLocal<>();

  /** The beans, by the names that the diagrams use. */
  Map<Object, Object> of(Map<String, NamedStep> steps) {
    Map<Object, Object> beans = new HashMap<>();
    steps.forEach((name, step) -> beans.put(name, bean(step)));
    beans.put(KEEP_DECISION, (ExecutionListener) NamedBeans::keepDecision);
    return beans;
  }

  private Object bean(NamedStep step) {
    if (step instanceof NamedStep.Action action) {
      return (JavaDelegate) execution -> action.action().accept(token(execution));
    }
    if (step instanceof NamedStep.OnDecision decided) {
      return (JavaDelegate) execution -> act(decided, execution);
    }
    if (step instanceof NamedStep.OpensTask opens) {
      return (TaskListener) task -> open(opens, task);
    }
    if (step instanceof NamedStep.DecisionInputs inputs) {
      return (ExecutionListener)
          execution -> set(execution, inputs.inputs().apply(token(execution)));
    }
    return ((NamedStep.Questions) step).answers();
  }

  /** The token that the engine is moving now. */
  Token token(DelegateExecution execution) {
    return new Token(
        new DataRowId(execution.getProcessBusinessKey()),
        execution.getCurrentActivityId(),
        moving.get());
  }

  /** Tells the steps that {@code move} runs that the token of {@code task} is moving. */
  void moving(TaskId task, Runnable move) {
    TaskId surrounding = moving.get();
    moving.set(task);
    try {
      move.run();
    } finally {
      moving.set(surrounding);
    }
  }

  private void open(NamedStep.OpensTask opens, DelegateTask task) {
    DelegateExecution execution = task.getExecution();
    Token token =
        new Token(
            new DataRowId(execution.getProcessBusinessKey()), task.getTaskDefinitionKey(), null);
    Ordinal.set((TaskEntity) task, opens.opening().apply(token));
  }

  private void act(NamedStep.OnDecision decided, DelegateExecution execution) {
    @SuppressWarnings("unchecked") // nobody else sets it
    var decision = (Map<String, String>) execution.getVariable(DECISION);
    // Else the engine notes that there may be variables, and looks for them at every later step.
    execution.removeVariables();
    decided.action().accept(token(execution), decision);
  }

  private static void keepDecision(DelegateExecution execution) {
    DmnDecisionResult result = (DmnDecisionResult) execution.getVariable(DECISION_RESULT);
    DmnDecisionResultEntries decided = result.getSingleResult();
    if (decided == null) {
      throw new IllegalStateException("Expected the decision table to decide every row");
    }
    set(execution, Map.of(DECISION, texts(decided)));
  }

  private static Map<String, String> texts(DmnDecisionResultEntries decided) {
    Map<String, String> texts = new HashMap<>();
    decided.getEntryMap().forEach((output, value) -> texts.put(output, String.valueOf(value)));
    return texts;
  }

  /** Transient: none of it is stored. */
  private static void set(DelegateExecution execution, Map<String, @Nullable Object> values) {
    values.forEach(
        (name, value) -> execution.setVariable(name, Variables.untypedValue(value, true)));
  }
}
