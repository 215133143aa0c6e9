package io.countersign.projections.fold;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.SlaBreached;
import io.countersign.engine.datarow.DataRowEvent.TaskClaimed;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.flow.FlowStep;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.FlowId;
import io.countersign.projections.fold.RowSnapshot.Breach;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row as the domain folds it, and what only views want to know. */
public final class TrackedRow {
  private final DataRowFold row = new DataRowFold();
  private final RowPolicies policies;
  private final List<Judgement> judgements = new ArrayList<>();
  private final List<Breach> breaches = new ArrayList<>();
  private final Map<TaskId, Instant> claimed = new HashMap<>();
  private List<Waiting> waiting = List.of();
  private boolean reopened;
  private @Nullable RowSnapshot last;
  private long position;

  TrackedRow(RowPolicies policies) {
    this.policies = policies;
  }

  /**
   * Applies the next event of the row.
   *
   * @return empty if it is included already
   * @throws IllegalStateException if an event is missing before it, or its policy can't be read
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
    waiting = waiting(recorded.at());
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
    if (event instanceof TaskClaimed taken) {
      claimed.put(taken.taskId(), at);
    } else if (event instanceof DataRowReopened || event instanceof DataRowRestored) {
      reopened = true;
    } else if (event instanceof SlaBreached breached) {
      breaches.add(new Breach(breached.stage(), at));
    }
    if (row.reviews().size() > judgements.size()) {
      standing.ifPresent(
          judged ->
              judgements.add(
                  Judgement.of(
                      row.reviews().get(row.reviews().size() - 1), judged, row.annotations())));
    }
  }

  private List<Waiting> waiting(Instant at) {
    FlowId flow = policies.of(row.projectId(), row.registered().policyVersion()).review().flowId();
    List<FlowStep> steps = FlowStep.of(row);
    return steps.size() == 1
        ? List.of(waiting(flow, steps.get(0), at))
        : steps.stream().map(step -> waiting(flow, step, at)).toList();
  }

  private Waiting waiting(FlowId flow, FlowStep step, Instant at) {
    return new Waiting(flow, step, since(step, at));
  }

  /** Since its task was opened, or since it came there where it has none. */
  private Instant since(FlowStep step, Instant at) {
    for (Task task : row.openTasks()) {
      if (FlowStep.of(task).equals(step)) {
        return task.openedAt();
      }
    }
    for (Waiting before : waiting) {
      if (before.step().equals(step)) {
        return before.since();
      }
    }
    return at;
  }

  private RowSnapshot snapshot() {
    return new RowSnapshot(
        row.state(),
        row.registered().policyVersion(),
        row.openTasks(),
        waiting,
        held(),
        row.routed().orElse(null),
        row.preLabel().orElse(null),
        row.audited(),
        row.requestedRun().orElse(null),
        row.annotations(),
        List.copyOf(judgements),
        row.acceptedBy().orElse(null),
        row.registeredAt(),
        List.copyOf(breaches),
        reopened,
        row.state() == DataRowState.WITHDRAWN ? List.of() : row.independentLabels(),
        firstLabels());
  }

  /**
   * Of those who labelled it anew, or put a label right, nobody can say what they thought alone.
   */
  private List<Label> firstLabels() {
    List<Label> first = new ArrayList<>(1);
    for (Label label : row.labels()) {
      if (label.author() != null && label.stage().equals(FlowStep.LABEL_STAGE)) {
        boolean again = first.stream().anyMatch(one -> label.author().equals(one.author()));
        if (!again) {
          first.add(label);
        }
      }
    }
    return List.copyOf(first);
  }

  private Map<TaskId, Instant> held() {
    if (claimed.isEmpty()) {
      return Map.of();
    }
    claimed
        .keySet()
        .removeIf(id -> row.openTask(id).filter(t -> t.state() == TaskState.CLAIMED).isEmpty());
    return Map.copyOf(claimed);
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
