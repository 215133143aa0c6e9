package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work on a data row, as it is.
 *
 * @param independent whether it is one of several whose labels are made without knowing of each
 *     other, each by another person
 * @param barred who may not take it, by what was known when it was opened, and who passed it on
 *     since; see {@link DataRowFold#barred}
 * @param reservedFor the only one who may claim it
 */
public record Task(
    TaskId id,
    TaskKind kind,
    String stage,
    Group group,
    int round,
    boolean independent,
    TaskState state,
    @Nullable UserId assignee,
    @Nullable Instant claimExpiresAt,
    int priority,
    Instant openedAt,
    @Nullable Instant warnAt,
    @Nullable Instant dueAt,
    SlaState sla,
    boolean escalated,
    List<UserId> barred,
    @Nullable UserId reservedFor) {

  static Task opened(DataRowEvent.TaskOpened event, Instant at) {
    return new Task(
        event.taskId(),
        event.kind(),
        event.stage(),
        event.group(),
        event.round(),
        event.independent(),
        TaskState.OPEN,
        null,
        null,
        event.priority(),
        at,
        event.warnAt(),
        event.dueAt(),
        SlaState.ON_TRACK,
        false,
        event.barred(),
        event.reservedFor());
  }

  /** Whether it is open or claimed. */
  public boolean isOpen() {
    return state != TaskState.DONE;
  }

  Task claimedBy(UserId person, Instant expiresAt) {
    return with(TaskState.CLAIMED, person, expiresAt);
  }

  Task released() {
    return with(TaskState.OPEN, null, null);
  }

  /** Open again to everybody but {@code person}, and no longer reserved. */
  Task passedOnBy(UserId person) {
    List<UserId> others = Stream.concat(barred.stream(), Stream.of(person)).distinct().toList();
    return new Task(
        id,
        kind,
        stage,
        group,
        round,
        independent,
        TaskState.OPEN,
        null,
        null,
        priority,
        openedAt,
        warnAt,
        dueAt,
        sla,
        escalated,
        others,
        null);
  }

  Task done() {
    return with(TaskState.DONE, assignee, null);
  }

  private Task with(TaskState newState, @Nullable UserId person, @Nullable Instant expiresAt) {
    return new Task(
        id,
        kind,
        stage,
        group,
        round,
        independent,
        newState,
        person,
        expiresAt,
        priority,
        openedAt,
        warnAt,
        dueAt,
        sla,
        escalated,
        barred,
        reservedFor);
  }

  Task with(SlaState newSla) {
    return new Task(
        id,
        kind,
        stage,
        group,
        round,
        independent,
        state,
        assignee,
        claimExpiresAt,
        priority,
        openedAt,
        warnAt,
        dueAt,
        newSla,
        escalated,
        barred,
        reservedFor);
  }

  Task escalatedTo(int newPriority) {
    return new Task(
        id,
        kind,
        stage,
        group,
        round,
        independent,
        state,
        assignee,
        claimExpiresAt,
        newPriority,
        openedAt,
        warnAt,
        dueAt,
        sla,
        true,
        barred,
        null);
  }
}
