package io.countersign.processes.camunda;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.FlowId;
import io.countersign.processes.flow.Move;
import io.countersign.processes.flow.Token;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.Task;

/** Moves inside an engine command, whose one flush writes all that they change. */
final class TokenMoves {
  private static final String SKIPPED = "skipped";
  private static final String ENDED = "ended";
  private static final String SLA_BREACHED = "sla-breached";

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final Function<FlowId, String> definitionIds;
  private final NamedBeans beans;
  private final ProjectTenants tenants;

  TokenMoves(
      RuntimeService runtime,
      TaskService tasks,
      Function<FlowId, String> definitionIds,
      NamedBeans beans,
      ProjectTenants tenants) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.definitionIds = definitionIds;
    this.beans = beans;
    this.tenants = tenants;
  }

  void move(CommandContext context, FoundTokens found, Move move) {
    if (move instanceof Move.OfTask ofTask) {
      found
          .task(ofTask.task())
          .ifPresent(task -> beans.moving(ofTask.task(), () -> move(ofTask, task)));
    } else if (move instanceof Move.CompletePreLabel) {
      found.preLabel(move.dataRowId()).ifPresent(id -> completeExternalTask(context, id));
    } else if (move instanceof Move.End) {
      found.instance(move.dataRowId()).ifPresent(instance -> end(instance.getId()));
    } else if (found.instance(move.dataRowId()).isEmpty()) {
      start(move);
    }
  }

  private void move(Move.OfTask move, Task task) {
    if (move instanceof Move.Complete) {
      tasks.complete(task.getId());
    } else if (move instanceof Move.Skip) {
      tasks.handleBpmnError(task.getId(), SKIPPED);
    } else if (move instanceof Move.Escalate) {
      tasks.handleEscalation(task.getId(), SLA_BREACHED);
    }
  }

  private void start(Move move) {
    if (move instanceof Move.Start start) {
      tenants.during(start.project(), () -> instantiate(start.flow(), start).execute());
    } else if (move instanceof Move.StartAt start) {
      startAt(start, false);
    }
  }

  private void end(String instanceId) {
    runtime.deleteProcessInstance(instanceId, ENDED, true, true, true);
  }

  /** Moves a token on that waits for a model, whoever fetched it. */
  private static void completeExternalTask(CommandContext context, String id) {
    context.getExternalTaskManager().findExternalTaskById(id).complete(null, null);
  }

  /** Starts them all; as they have been there before, no listener is told. */
  void restore(CommandContext context, Collection<Move.StartAt> rows) {
    Map<String, Deque<TaskId>> ordinals = new HashMap<>();
    for (Move.StartAt row : rows) {
      String instanceId = startAt(row, true).getId();
      for (Token token : row.tokens()) {
        TaskId task = token.task();
        if (task != null) {
          ordinals
              .computeIfAbsent(place(instanceId, token.activityId()), place -> new ArrayDeque<>())
              .add(task);
        }
      }
    }
    setOrdinals(context, ordinals);
  }

  /** The tasks are still to be written: they are found among the engine's entities. */
  private static void setOrdinals(CommandContext context, Map<String, Deque<TaskId>> ordinals) {
    for (TaskEntity created :
        context.getDbEntityManager().getCachedEntitiesByType(TaskEntity.class)) {
      String place = place(created.getProcessInstanceId(), created.getTaskDefinitionKey());
      Deque<TaskId> left = ordinals.get(place);
      if (left != null && !left.isEmpty()) {
        Ordinal.set(created, left.remove());
      }
    }
  }

  private static String place(String instanceId, String activityId) {
    return instanceId + "/" + activityId;
  }

  private ProcessInstance startAt(Move.StartAt start, boolean skipListeners) {
    ProcessInstantiationBuilder instance = instantiate(start.flow(), start);
    start.tokens().forEach(token -> instance.startBeforeActivity(token.activityId()));
    return tenants.during(start.project(), () -> instance.execute(skipListeners, skipListeners));
  }

  private ProcessInstantiationBuilder instantiate(FlowId flow, Move move) {
    return runtime
        .createProcessInstanceById(definitionIds.apply(flow))
        .businessKey(move.dataRowId().toString());
  }
}
