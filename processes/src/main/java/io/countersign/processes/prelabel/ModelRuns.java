package io.countersign.processes.prelabel;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.FinishModelRunRequest;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.modelrun.StartModelRun;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.prelabel.OpenRequests.OpenRequest;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.queue.TaskFilter;
import io.countersign.processes.queue.WorkQueue;
import io.countersign.processes.upkeep.BatchRetry;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Runs of a model over a batch; there is one for each batch and version of a model. Who asks a
 * model about a batch opens a request. It is worked on in the background, by whichever node comes
 * first, so that it is carried through though nodes end on the way.
 */
public final class ModelRuns {
  /** How many rows are asked for in one transaction. */
  public static final int CHUNK = 128;

  /** A refusal is the request's fault, not a row's. */
  private static final BatchRetry BATCH =
      new BatchRetry("Asking a model", CommandRefused.class::isInstance);

  private static final Logger LOG = LoggerFactory.getLogger(ModelRuns.class);

  private final Commands commands;
  private final EventLog eventLog;
  private final WorkQueue queue;
  private final OpenRequests requests;
  private final Set<ModelRunId> known = ConcurrentHashMap.newKeySet();

  public ModelRuns(Commands commands, EventLog eventLog, WorkQueue queue, JdbcTemplate jdbc) {
    this.commands = commands;
    this.eventLog = eventLog;
    this.queue = queue;
    this.requests = new OpenRequests(jdbc);
  }

  /** The run of this model over this batch, whether it began or not. */
  public static ModelRunId idOf(BatchId batchId, ModelRef model) {
    String name = String.join("\n", batchId.value(), model.name(), model.version(), model.sha256());
    return new ModelRunId(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
  }

  /**
   * Has the model asked about the rows of the batch that wait for somebody to label them; the run
   * begins, if it has not begun yet.
   */
  public ModelRunId request(ProjectId projectId, BatchId batchId, ModelRef model, UserId by) {
    return commands
        .<ModelRunId>execute(
            by,
            () -> {
              long rows = queue.count(waiting(projectId, batchId));
              ModelRunId id = begin(projectId, batchId, model, by, rows);
              requests.open(id, projectId, batchId, model, by);
              return id;
            })
        .result();
  }

  /** How many rows an open request asked for so far; empty once all were. */
  public Optional<Long> asked(ModelRunId id) {
    return requests.asked(id);
  }

  /** How many rows the last request asked for that came to its end. */
  public long lastAsked(ModelRunId id) {
    return eventLog.readStream(id.toString()).stream()
        .map(RecordedEvent::payload)
        .filter(ModelRunRequested.class::isInstance)
        .mapToLong(event -> ((ModelRunRequested) event).rows())
        .reduce(0, (earlier, later) -> later);
  }

  /** Begins the run, if it has not begun yet. */
  ModelRunId begin(ProjectId projectId, BatchId batchId, ModelRef model, UserId by, long rows) {
    ModelRunId id = idOf(batchId, model);
    if (!known.contains(id)) {
      if (eventLog.readStream(id.toString()).isEmpty()) {
        // Not known yet: the transaction that this is part of may be rolled back.
        start(new StartModelRun(id, projectId, batchId, model, rows), by);
      } else {
        known.add(id);
      }
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
   * Asks about the next rows of an open request that nobody else is at, chunk by chunk.
   *
   * @return whether there may be more
   */
  public boolean work() {
    return requests.any().map(this::work).orElse(false);
  }

  private boolean work(ModelRunId id) {
    return BATCH.run(() -> ask(id, CHUNK), () -> askOneByOne(id));
  }

  /** So that a row that can't be asked for keeps no other from its model. */
  private boolean askOneByOne(ModelRunId id) {
    boolean more = true;
    for (int i = 0; i < CHUNK && more; i++) {
      more = BATCH.item(() -> ask(id, 1), failure -> pass(id, failure));
    }
    return more;
  }

  private boolean ask(ModelRunId id, int most) {
    return next(
        id,
        most,
        (open, rows) -> {
          commands.readAhead(rows.stream().map(DataRowId::toString).toList());
          return commands
              .<Integer>send(new RequestPreLabels(id, open.model(), rows), open.by())
              .result();
        });
  }

  /** Leaves the next row to people. */
  private boolean pass(ModelRunId id, RuntimeException failure) {
    return next(
        id,
        1,
        (open, rows) -> {
          LOG.error("No model can be asked about {}; they go to people", rows, failure);
          return 0;
        });
  }

  /**
   * Does something with the next rows of a request.
   *
   * @param step answers for how many rows the model was asked
   * @return whether there may be more
   */
  private boolean next(
      ModelRunId id, int most, BiFunction<OpenRequest, List<DataRowId>, Integer> step) {
    return commands
        .<Boolean>execute(
            UserId.SYSTEM,
            () -> requests.take(id).map(open -> advance(open, most, step)).orElse(false))
        .result();
  }

  private boolean advance(
      OpenRequest open, int most, BiFunction<OpenRequest, List<DataRowId>, Integer> step) {
    List<DataRowId> rows =
        queue.list(waiting(open.projectId(), open.batchId()), lastTask(open), most).stream()
            .map(QueuedTask::dataRowId)
            .distinct()
            .toList();
    if (rows.isEmpty()) {
      requests.close(open.id());
      commands.send(new FinishModelRunRequest(open.id(), open.asked()), open.by());
    } else {
      requests.advance(open.id(), rows.get(rows.size() - 1), step.apply(open, rows));
    }
    return true;
  }

  /** After every task of the row that was asked about last. */
  private static @Nullable TaskId lastTask(OpenRequest open) {
    DataRowId last = open.lastAsked();
    return last == null ? null : new TaskId(last, Integer.MAX_VALUE);
  }

  private static TaskFilter waiting(ProjectId projectId, BatchId batchId) {
    return TaskFilter.of(projectId).batch(batchId).kind(TaskKind.LABEL).state(TaskState.OPEN);
  }
}
