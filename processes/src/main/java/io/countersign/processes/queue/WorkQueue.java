package io.countersign.processes.queue;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.Committed;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.processes.row.Rows;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tasks that are open or claimed: claiming them, and looking at them. */
public final class WorkQueue {
  private final QueueTable table;
  private final NextTask next;
  private final NextGrid nextGrid;
  private final Commands commands;
  private final Rows rows;
  private final Clock clock;

  public WorkQueue(
      QueueTable table,
      NextTask next,
      NextGrid nextGrid,
      Commands commands,
      Rows rows,
      Clock clock) {
    this.table = table;
    this.next = next;
    this.nextGrid = nextGrid;
    this.commands = commands;
    this.rows = rows;
    this.clock = clock;
  }

  /**
   * Claims the most urgent open task that the person may have, in the order that is wished for:
   * what is overdue and what is at risk come first, or are in their places like the rest, by
   * priority, then due time, then age. Tasks that others are claiming at this moment are passed
   * over.
   *
   * @return the task, or empty if there is none
   */
  public Committed<Optional<TaskId>> claimNext(ClaimNext wish) {
    return commands.execute(
        wish.person(),
        () -> {
          Optional<TaskId> found = next.lock(wish);
          found.ifPresent(taskId -> claimFor(taskId, wish.person(), wish.informedUntil()));
          return found;
        });
  }

  /**
   * Claims reviews that can be looked at side by side: the most urgent one whose label is a single
   * choice, and those after it in the order of claims that are of the same stage and propose the
   * same. Each is a claim of its own; a row whose state forbids it is left out.
   *
   * @return the tasks in the order of claims; empty if there are none
   */
  public Committed<List<TaskId>> claimGrid(ClaimGrid asked) {
    ClaimNext wish = asked.wish();
    return commands.execute(
        wish.person(),
        () -> {
          List<TaskId> found = nextGrid.lock(asked);
          rows.readAhead(found.stream().map(TaskId::dataRowId).toList());
          return found.stream().filter(taskId -> isClaimed(taskId, wish)).toList();
        });
  }

  private boolean isClaimed(TaskId taskId, ClaimNext wish) {
    try {
      claimFor(taskId, wish.person(), wish.informedUntil());
      return true;
    } catch (CommandRefused refused) {
      return false;
    }
  }

  /**
   * Claims this task.
   *
   * @throws CommandRefused TASK_NOT_FOUND, STAGE_PASSED, TASK_CLAIMED_BY_ANOTHER, TASK_RESERVED or
   *     OWN_LABEL
   */
  public Committed<TaskId> claim(TaskId taskId, UserId person) {
    return claim(taskId, person, null);
  }

  /**
   * The same for somebody who could see true labels.
   *
   * @param informedUntil until when they could; null if never
   * @throws CommandRefused TRUTH_KNOWN besides
   */
  public Committed<TaskId> claim(TaskId taskId, UserId person, @Nullable Instant informedUntil) {
    return commands.execute(
        person,
        () -> {
          claimFor(taskId, person, informedUntil);
          return taskId;
        });
  }

  private void claimFor(TaskId taskId, UserId person, @Nullable Instant informedUntil) {
    Instant now = clock.instant();
    Instant expiresAt = now.plus(rows.policy(row(taskId)).review().claimDuration());
    commands.send(
        new ClaimTask(taskId.dataRowId(), taskId, person, now, expiresAt, informedUntil), person);
  }

  private DataRowFold row(TaskId taskId) {
    try {
      return rows.row(taskId.dataRowId());
    } catch (CommandRefused refused) {
      if (refused.refusal() == Refusal.DATA_ROW_NOT_FOUND) {
        throw new CommandRefused(Refusal.TASK_NOT_FOUND, "There is no task " + taskId);
      }
      throw refused;
    }
  }

  /** The task, if it is open or claimed. */
  public Optional<QueuedTask> find(TaskId taskId) {
    return table.find(taskId);
  }

  /** The tasks that are open or claimed for this row, the oldest first. */
  public List<QueuedTask> find(DataRowId dataRowId) {
    return table.find(dataRowId);
  }

  /**
   * The tasks that fit {@code filter}, in the order of their data rows' ids and of their own.
   *
   * @param after the last task of the page before; {@code null} for the first page
   */
  public List<QueuedTask> list(TaskFilter filter, @Nullable TaskId after, int limit) {
    return table.list(filter, after, limit);
  }

  /** How many tasks fit {@code filter}. */
  public long count(TaskFilter filter) {
    return table.count(filter);
  }

  /**
   * How many tasks of the project the person holds. Inside a transaction, so that the number stays
   * right until it ends: whoever asks the same at once waits.
   */
  public long held(ProjectId projectId, UserId person) {
    return table.held(projectId, person);
  }
}
