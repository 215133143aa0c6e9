package io.countersign.processes.upkeep;

import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.sla.BreachSla;
import io.countersign.engine.datarow.sla.WarnOfSla;
import io.countersign.engine.datarow.task.ExpireClaim;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.processes.queue.QueueTable;
import io.countersign.processes.row.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what time alone brings: claims that run out, tasks at risk, tasks past their due time.
 * Several may sweep at once, here and on other nodes: each takes tasks that no other has.
 */
public final class Sweeper {
  private static final Logger LOG = LoggerFactory.getLogger(Sweeper.class);
  private static final String WORK = "sweep";
  private static final BatchRetry BATCH = new BatchRetry("The sweep", failure -> false);

  private final QueueTable queue;
  private final Commands commands;
  private final Rows rows;
  private final DeadLetterTable deadLetters;
  private final Clock clock;

  public Sweeper(
      QueueTable queue, Commands commands, Rows rows, DeadLetterTable deadLetters, Clock clock) {
    this.queue = queue;
    this.commands = commands;
    this.rows = rows;
    this.deadLetters = deadLetters;
    this.clock = clock;
  }

  /**
   * What one sweep noted.
   *
   * @param expired claims
   * @param atRisk tasks
   * @param breached tasks
   */
  public record Swept(int expired, int atRisk, int breached) {
    public int total() {
      return expired + atRisk + breached;
    }

    /** Whether there may be more to note at once, given the limit of the sweep. */
    public boolean isFull(int limit) {
      return expired == limit || atRisk == limit || breached == limit;
    }
  }

  /** Sweeps once; each of the three is one transaction of at most {@code limit} tasks. */
  public Swept sweep(int limit) {
    Instant now = clock.instant();
    int expired =
        note(
            () -> queue.lockExpiredClaims(now, limit),
            task -> new ExpireClaim(task.dataRowId(), task, now));
    int breached =
        note(
            () -> queue.lockOverdue(now, limit),
            task -> new BreachSla(task.dataRowId(), task, now));
    int atRisk =
        note(
            () -> queue.lockAtRisk(now, limit), task -> new WarnOfSla(task.dataRowId(), task, now));
    return new Swept(expired, atRisk, breached);
  }

  private int note(Supplier<List<TaskId>> lock, Function<TaskId, Object> command) {
    return BATCH.run(() -> noteTogether(lock, command), () -> noteOneByOne(lock, command));
  }

  private int noteTogether(Supplier<List<TaskId>> lock, Function<TaskId, Object> command) {
    return commands
        .<Integer>execute(
            UserId.SYSTEM,
            () -> {
              List<TaskId> tasks = lock.get();
              rows.readAhead(tasks.stream().map(TaskId::dataRowId).toList());
              tasks.forEach(task -> commands.send(command.apply(task), UserId.SYSTEM));
              if (!tasks.isEmpty() && deadLetters.any(WORK)) {
                deadLetters.forget(WORK, tasks.stream().map(TaskId::dataRowId).toList());
              }
              return tasks.size();
            })
        .result();
  }

  /** So that a row that can't be swept keeps no other from it; it is left out for a while. */
  private int noteOneByOne(Supplier<List<TaskId>> lock, Function<TaskId, Object> command) {
    List<TaskId> tasks = commands.<List<TaskId>>execute(UserId.SYSTEM, lock::get).result();
    int noted = 0;
    for (TaskId task : tasks) {
      noted +=
          BATCH.item(
              () -> noteOne(command.apply(task), task), failure -> deadLetter(task, failure));
    }
    return noted;
  }

  private int noteOne(Object command, TaskId task) {
    try {
      commands.send(command, UserId.SYSTEM);
      return 1;
    } catch (CommandRefused meanwhile) {
      LOG.debug("Task {} has moved on", task);
      return 0;
    }
  }

  private int deadLetter(TaskId task, RuntimeException failure) {
    LOG.error("Task {} can't be swept and becomes a dead letter", task, failure);
    deadLetters.put(WORK, task.dataRowId(), failure);
    return 0;
  }
}
