package io.countersign.projections.fold;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowFold;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.task.TaskState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row as the domain folds it, and what only views want to know. */
public final class TrackedRow {
  private final DataRowFold row = new DataRowFold();
  private final List<Judgement> judgements = new ArrayList<>();
  private @Nullable Instant claimedAt;
  private boolean reopened;
  private @Nullable RowSnapshot last;
  private long position;

  /**
   * Applies the next event of the row.
   *
   * @return empty if it is included already
   * @throws IllegalStateException if an event is missing before it
   */
  public Optional<RowStep> apply(RecordedEvent recorded) {
    if (recorded.version() <= row.version()) {
      return Optional.empty();
    }
    if (recorded.version() != row.version() + 1) {
      throw new IllegalStateException(
          "Expected version %d of %s, but got %d"
              .formatted(row.version() + 1, recorded.streamId(), recorded.version()));
    }
    DataRowEvent event = (DataRowEvent) recorded.payload();
    RowSnapshot before = last;
    Optional<Label> standing = row.label();
    row.apply(event, recorded.at());
    note(event, recorded.at(), standing);
    last = snapshot();
    position = recorded.position();
    return Optional.of(
        new RowStep(
            position,
            recorded.at(),
            row.projectId(),
            row.batchId(),
            row.registered().key(),
            event,
            before,
            last));
  }

  private void note(DataRowEvent event, Instant at, Optional<Label> standing) {
    if (event instanceof TaskClaimed) {
      claimedAt = at;
    } else if (event instanceof DataRowReopened) {
      reopened = true;
    }
    if (row.reviews().size() > judgements.size()) {
      standing.ifPresent(
          judged ->
              judgements.add(
                  Judgement.of(
                      row.reviews().get(row.reviews().size() - 1), judged, row.annotations())));
    }
  }

  private RowSnapshot snapshot() {
    return new RowSnapshot(
        row.state(),
        row.task().orElse(null),
        row.task()
            .filter(task -> task.state() == TaskState.CLAIMED)
            .map(t -> claimedAt)
            .orElse(null),
        row.routed().orElse(null),
        row.preLabel().orElse(null),
        row.annotations(),
        List.copyOf(judgements),
        row.acceptedBy().orElse(null),
        row.registeredAt(),
        reopened);
  }

  public DataRowFold row() {
    return row;
  }

  /** Of the last event that was applied. */
  public long position() {
    return position;
  }

  public RowSnapshot last() {
    return Objects.requireNonNull(last);
  }
}
