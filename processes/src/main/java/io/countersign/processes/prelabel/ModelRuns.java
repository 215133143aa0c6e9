package io.countersign.processes.prelabel;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.RequestPreLabels;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.modelrun.FinishModelRunRequest;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.modelrun.StartModelRun;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.task.TaskKind;
import io.countersign.engine.task.TaskState;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.TaskFilter;
import io.countersign.processes.queue.WorkQueue;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Runs of a model over a batch; there is one for each batch and version of a model. */
public final class ModelRuns {
  /** How many rows are asked for in one transaction. */
  public static final int CHUNK = 128;

  private final Commands commands;
  private final EventLog eventLog;
  private final WorkQueue queue;
  private final Set<ModelRunId> known = ConcurrentHashMap.newKeySet();

  public ModelRuns(Commands commands, EventLog eventLog, WorkQueue queue) {
    this.commands = commands;
    this.eventLog = eventLog;
    this.queue = queue;
  }

  /** The run of this model over this batch, whether it began or not. */
  public static ModelRunId idOf(BatchId batchId, ModelRef model) {
    String name = String.join("\n", batchId.value(), model.name(), model.version(), model.sha256());
    return new ModelRunId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /** Begins the run, if it has not begun yet; {@link #request} then asks for the rows. */
  public ModelRunId begin(ProjectId projectId, BatchId batchId, ModelRef model, UserId by) {
    return begin(projectId, batchId, model, by, queue.count(waiting(projectId, batchId)));
  }

  ModelRunId begin(ProjectId projectId, BatchId batchId, ModelRef model, UserId by, long rows) {
    ModelRunId id = idOf(batchId, model);
    if (!known.contains(id)) {
      if (eventLog.readStream(id.toString()).isEmpty()) {
        start(new StartModelRun(id, projectId, batchId, model, rows), by);
      }
      known.add(id);
    }
    return id;
  }

  private void start(StartModelRun command, UserId by) {
    try {
      commands.send(command, by);
    } catch (CommandRefused refused) {
      if (refused.refusal() != Refusal.ALREADY_EXISTS) {
        throw refused;
      }
    }
  }

  /**
   * Asks the model for the rows of the batch that wait for somebody to label them, chunk by chunk.
   *
   * @param progress is told how many rows were asked for so far
   * @return how many rows were asked for
   */
  public long request(
      ProjectId projectId, BatchId batchId, ModelRef model, UserId by, LongConsumer progress) {
    ModelRunId id = begin(projectId, batchId, model, by);
    TaskFilter waiting = waiting(projectId, batchId);
    long requested = 0;
    @Nullable DataRowId after = null;
    List<QueuedTask> chunk = queue.list(waiting, after, CHUNK);
    while (!chunk.isEmpty()) {
      requested += request(id, model, chunk, by);
      progress.accept(requested);
      after = chunk.get(chunk.size() - 1).dataRowId();
      chunk = queue.list(waiting, after, CHUNK);
    }
    commands.send(new FinishModelRunRequest(id, requested), by);
    return requested;
  }

  private int request(ModelRunId id, ModelRef model, List<QueuedTask> chunk, UserId by) {
    List<DataRowId> rows = chunk.stream().map(QueuedTask::dataRowId).toList();
    return commands
        .<Integer>execute(
            by,
            () -> {
              commands.readAhead(rows.stream().map(DataRowId::toString).toList());
              return commands.<Integer>send(new RequestPreLabels(id, model, rows), by).result();
            })
        .result();
  }

  private static TaskFilter waiting(ProjectId projectId, BatchId batchId) {
    return TaskFilter.of(projectId).batch(batchId).kind(TaskKind.LABEL).state(TaskState.OPEN);
  }
}
