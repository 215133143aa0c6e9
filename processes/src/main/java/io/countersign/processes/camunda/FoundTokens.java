package io.countersign.processes.camunda;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.processes.flow.Move;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * What the engine has of the rows to move, found by one statement a kind.
 *
 * @param instances by data row id
 * @param tasks by process instance id and ordinal
 * @param preLabels the ids of the external tasks, by process instance id
 */
record FoundTokens(
    Map<String, ProcessInstance> instances,
    Map<TaskKey, Task> tasks,
    Map<String, String> preLabels) {

  /** Between the keys of a list; no id has it. */
  private static final String SEPARATOR = "\n";

  /**
   * One look into the index for each key. A list of keys to compare with would be planned while the
   * table is small, as a scan, and go on as a scan when it no longer is. How many keys there are is
   * hidden in a query of its own, or the statement would be planned anew for each list.
   */
  private static final String INSTANCES =
      """
      SELECT instance.*
        FROM unnest(string_to_array((SELECT #{keys}), chr(10))) wanted (business_key), LATERAL (
          SELECT * FROM act_ru_execution e WHERE e.business_key_ = wanted.business_key LIMIT 1
        ) instance
      """;

  private static final String TASKS =
      """
      SELECT task.*
        FROM unnest(string_to_array((SELECT #{keys}), chr(10)),
          string_to_array((SELECT #{ordinals}), chr(10))) wanted (business_key, ordinal), LATERAL (
          SELECT * FROM act_ru_execution e WHERE e.business_key_ = wanted.business_key LIMIT 1
        ) instance, LATERAL (
          SELECT * FROM act_ru_task t WHERE t.proc_inst_id_ = instance.id_
            AND t.%s = wanted.ordinal::integer LIMIT 1
        ) task
      """
          .formatted(Ordinal.COLUMN);

  /** A task as the engine knows it: of which instance, and the how manieth of its row. */
  record TaskKey(String instanceId, int ordinal) {
    static TaskKey of(Task task) {
      return new TaskKey(task.getProcessInstanceId(), task.getPriority());
    }
  }

  static FoundTokens of(ProcessEngine engine, List<Move> moves) {
    Map<String, ProcessInstance> instances = findInstances(engine, moves);
    return new FoundTokens(
        instances, findTasks(engine, moves), findPreLabels(engine, instances, moves));
  }

  Optional<ProcessInstance> instance(DataRowId row) {
    return Optional.ofNullable(instances.get(row.toString()));
  }

  Optional<Task> task(TaskId task) {
    return instance(task.dataRowId())
        .map(found -> tasks.get(new TaskKey(found.getId(), task.ordinal())));
  }

  Optional<String> preLabel(DataRowId row) {
    return instance(row).map(found -> preLabels.get(found.getId()));
  }

  private static Map<String, ProcessInstance> findInstances(
      ProcessEngine engine, List<Move> moves) {
    return engine
        .getRuntimeService()
        .createNativeProcessInstanceQuery()
        .sql(INSTANCES)
        .parameter("keys", list(moves.stream().map(move -> move.dataRowId().toString()).distinct()))
        .list()
        .stream()
        .collect(Collectors.toMap(ProcessInstance::getBusinessKey, Function.identity()));
  }

  private static Map<TaskKey, Task> findTasks(ProcessEngine engine, List<Move> moves) {
    List<TaskId> wanted =
        moves.stream()
            .filter(Move.OfTask.class::isInstance)
            .map(move -> ((Move.OfTask) move).task())
            .distinct()
            .toList();
    if (wanted.isEmpty()) {
      return Map.of();
    }
    return engine
        .getTaskService()
        .createNativeTaskQuery()
        .sql(TASKS)
        .parameter("keys", list(wanted.stream().map(task -> task.dataRowId().toString())))
        .parameter("ordinals", list(wanted.stream().map(task -> String.valueOf(task.ordinal()))))
        .list()
        .stream()
        .collect(Collectors.toMap(TaskKey::of, Function.identity()));
  }

  private static Map<String, String> findPreLabels(
      ProcessEngine engine, Map<String, ProcessInstance> instances, List<Move> moves) {
    String[] instanceIds =
        moves.stream()
            .filter(Move.CompletePreLabel.class::isInstance)
            .map(move -> Optional.ofNullable(instances.get(move.dataRowId().toString())))
            .flatMap(Optional::stream)
            .map(ProcessInstance::getId)
            .distinct()
            .toArray(String[]::new);
    if (instanceIds.length == 0) {
      return Map.of();
    }
    return engine
        .getExternalTaskService()
        .createExternalTaskQuery()
        .processInstanceIdIn(instanceIds)
        .list()
        .stream()
        .collect(Collectors.toMap(ExternalTask::getProcessInstanceId, ExternalTask::getId));
  }

  private static String list(Stream<String> keys) {
    return keys.collect(Collectors.joining(SEPARATOR));
  }
}
