package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.datarow.FlowStep;
import io.countersign.processes.row.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.ProcessInstantiationBuilder;
import org.camunda.bpm.engine.task.Task;

/**
 * Moves the tokens of data rows. However many there are, they move in one engine command: their
 * entities are read by one statement a kind and written by one flush.
 */
public final class Tokens {
  private static final String SKIPPED = "skipped";
  private static final String SLA_BREACHED = "sla-breached";

  /** Between the keys of a list; no id has it. */
  private static final String SEPARATOR = "\n";

  /**
   * One look into the index for each key. A list of keys to compare with would be planned while the
   * table is small, as a scan, and go on as a scan when it no longer is. How many keys there are is
   * hidden in a query of its own, or the statement would be planned anew for each list.
   */
  private static final String INSTANCES =
      """
      unnest(string_to_array((SELECT #{keys}), chr(10))) wanted (business_key), LATERAL (
        SELECT * FROM act_ru_execution e WHERE e.business_key_ = wanted.business_key LIMIT 1
      ) instance""";

  private static final String TASKS =
      """
      , LATERAL (
        SELECT * FROM act_ru_task t WHERE t.proc_inst_id_ = instance.id_ LIMIT 1
      ) task""";

  private final FlowEngine engine;

  private final Rows rows;

  public Tokens(FlowEngine engine, Rows rows) {
    this.engine = engine;
    this.rows = rows;
  }

  /** Moves them all. A row whose token is not where the move begins is left alone. */
  void move(List<Move> moves) {
    if (!moves.isEmpty()) {
      engine.execute(
          () -> {
            Found found = find(moves);
            moves.forEach(move -> move(found, move));
          });
    }
  }

  /**
   * Puts a token for each of these rows where it has to wait. As it has been there before, no
   * listener is told.
   */
  public void restore(Collection<DataRowFold> unfinished) {
    engine.execute(() -> unfinished.forEach(row -> place(row).ifPresent(at -> restore(row, at))));
  }

  private void restore(DataRowFold row, FlowStep place) {
    startAt(new Move.StartAt(row.id(), rows.policy(row).review().flow(), place), true);
  }

  /** The id of the activity where the row's token has to wait; empty once the row is finished. */
  public Optional<String> activityOf(DataRowFold row) {
    return place(row).map(FlowStep::wireName);
  }

  private Optional<FlowStep> place(DataRowFold row) {
    return FlowStep.of(row, rows.policy(row).review());
  }

  /**
   * What the engine has of the rows to move.
   *
   * @param instances by data row id
   * @param tasks by process instance id
   * @param preLabels the ids of the external tasks, by process instance id
   */
  private record Found(
      Map<String, ProcessInstance> instances,
      Map<String, Task> tasks,
      Map<String, String> preLabels) {

    Optional<ProcessInstance> instance(Move move) {
      return Optional.ofNullable(instances.get(move.dataRowId().toString()));
    }

    Optional<Task> task(Move move) {
      return instance(move).flatMap(found -> Optional.ofNullable(tasks.get(found.getId())));
    }

    Optional<String> preLabel(Move move) {
      return instance(move).flatMap(found -> Optional.ofNullable(preLabels.get(found.getId())));
    }
  }

  private Found find(List<Move> moves) {
    Map<String, ProcessInstance> instances = instances(moves);
    List<Move> answers = moves.stream().filter(Move.CompletePreLabel.class::isInstance).toList();
    List<Move> others = moves.stream().filter(Tokens::needsTask).toList();
    return new Found(instances, tasks(others), preLabels(instances, answers));
  }

  private static boolean needsTask(Move move) {
    return move instanceof Move.Complete
        || move instanceof Move.Skip
        || move instanceof Move.Escalate;
  }

  private Map<String, ProcessInstance> instances(List<Move> moves) {
    return engine
        .runtimeService()
        .createNativeProcessInstanceQuery()
        .sql("SELECT instance.* FROM " + INSTANCES)
        .parameter("keys", keys(moves))
        .list()
        .stream()
        .collect(Collectors.toMap(ProcessInstance::getBusinessKey, Function.identity()));
  }

  private Map<String, Task> tasks(List<Move> moves) {
    if (moves.isEmpty()) {
      return Map.of();
    }
    return engine
        .taskService()
        .createNativeTaskQuery()
        .sql("SELECT task.* FROM " + INSTANCES + TASKS)
        .parameter("keys", keys(moves))
        .list()
        .stream()
        .collect(Collectors.toMap(Task::getProcessInstanceId, Function.identity()));
  }

  private static String keys(List<Move> moves) {
    return moves.stream()
        .map(move -> move.dataRowId().toString())
        .distinct()
        .collect(Collectors.joining(SEPARATOR));
  }

  private Map<String, String> preLabels(
      Map<String, ProcessInstance> instances, List<Move> answers) {
    String[] instanceIds =
        answers.stream()
            .map(move -> Optional.ofNullable(instances.get(move.dataRowId().toString())))
            .flatMap(Optional::stream)
            .map(ProcessInstance::getId)
            .distinct()
            .toArray(String[]::new);
    if (instanceIds.length == 0) {
      return Map.of();
    }
    return engine
        .externalTaskService()
        .createExternalTaskQuery()
        .processInstanceIdIn(instanceIds)
        .list()
        .stream()
        .collect(Collectors.toMap(ExternalTask::getProcessInstanceId, ExternalTask::getId));
  }

  private void move(Found found, Move move) {
    if (move instanceof Move.Start start) {
      if (found.instance(move).isEmpty()) {
        instantiate(start.processKey(), start).execute();
      }
    } else if (move instanceof Move.StartAt start) {
      if (found.instance(move).isEmpty()) {
        startAt(start, false);
      }
    } else if (move instanceof Move.Complete) {
      found.task(move).ifPresent(task -> engine.taskService().complete(task.getId()));
    } else if (move instanceof Move.CompletePreLabel) {
      found.preLabel(move).ifPresent(engine::completeExternalTask);
    } else if (move instanceof Move.Skip) {
      found.task(move).ifPresent(t -> engine.taskService().handleBpmnError(t.getId(), SKIPPED));
    } else if (move instanceof Move.Escalate) {
      found
          .task(move)
          .ifPresent(t -> engine.taskService().handleEscalation(t.getId(), SLA_BREACHED));
    }
  }

  private void startAt(Move.StartAt start, boolean skipListeners) {
    instantiate(start.processKey(), start)
        .startBeforeActivity(start.place().wireName())
        .execute(skipListeners, skipListeners);
  }

  private ProcessInstantiationBuilder instantiate(String processKey, Move move) {
    return engine
        .runtimeService()
        .createProcessInstanceById(engine.definitionId(processKey))
        .businessKey(move.dataRowId().toString());
  }
}
