package io.countersign.projections.fold;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Decided;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.project.ProjectId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event of a row, and the row on both sides of it.
 *
 * @param key the customer's own name for the row
 * @param before {@code null} for the first event
 */
public record RowStep(
    long position,
    Instant at,
    ProjectId project,
    BatchId batch,
    String key,
    DataRowEvent event,
    @Nullable RowSnapshot before,
    RowSnapshot after) {

  /** When it happened, in UTC. */
  public LocalDateTime utc() {
    return LocalDateTime.ofEpochSecond(at.getEpochSecond(), at.getNano(), ZoneOffset.UTC);
  }

  /** The state that the row left, if it did. */
  public Optional<DataRowState> left() {
    return Optional.ofNullable(before)
        .map(RowSnapshot::state)
        .filter(state -> state != after.state());
  }

  /** The state that the row came to, if it did. */
  public Optional<DataRowState> reached() {
    return before == null || before.state() != after.state()
        ? Optional.of(after.state())
        : Optional.empty();
  }

  /**
   * How many rows there are more of by it: a withdrawn one is none, until it is restored.
   *
   * @return 1, 0 or -1
   */
  public int came() {
    boolean was = before != null && before.state() != DataRowState.WITHDRAWN;
    boolean is = after.state() != DataRowState.WITHDRAWN;
    return (is ? 1 : 0) - (was ? 1 : 0);
  }

  /** Whether people no longer have to do with what they were asked, whatever they have done. */
  public boolean callsOff() {
    return event instanceof DataRowWithdrawn || event instanceof ReopeningUndone;
  }

  /** The tasks that the event brought to their end, as they were. */
  public List<Task> ended() {
    if (before == null || before.tasks().isEmpty()) {
      return List.of();
    }
    List<Task> ended = new ArrayList<>(1);
    for (Task task : before.tasks()) {
      if (!isOpen(task.id())) {
        ended.add(task);
      }
    }
    return ended;
  }

  private boolean isOpen(TaskId task) {
    for (Task open : after.tasks()) {
      if (open.id().equals(task)) {
        return true;
      }
    }
    return false;
  }

  /**
   * How long the person who did it took.
   *
   * @param toldSeconds by the client; else it is since the claim
   */
  public Optional<Duration> timeSpent(@Nullable Double toldSeconds) {
    return toldSeconds == null
        ? Decided.by(event)
            .flatMap(task -> Optional.ofNullable(before).map(row -> row.claimed().get(task)))
            .map(claimed -> Duration.between(claimed, at))
        : Optional.of(Duration.ofMillis(Math.round(toldSeconds * 1_000)));
  }

  /** Whether the label became final, or is no longer; what is counted of final labels follows. */
  public Optional<Acceptance> acceptance() {
    if (event instanceof DataRowAccepted) {
      return Optional.of(new Acceptance(after, 1));
    }
    boolean was = before != null && before.state() == DataRowState.ACCEPTED;
    boolean is = after.state() == DataRowState.ACCEPTED;
    if (was == is) {
      return Optional.empty();
    }
    return Optional.of(is ? new Acceptance(after, 1) : new Acceptance(requireNonNull(before), -1));
  }

  /**
   * A label became final, or is no longer.
   *
   * @param row with the final label
   * @param sign 1 or -1
   */
  public record Acceptance(RowSnapshot row, int sign) {}
}
