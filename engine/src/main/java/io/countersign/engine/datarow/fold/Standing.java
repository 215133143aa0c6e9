package io.countersign.engine.datarow.fold;

import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a row stood, to come back to. */
record Standing(
    DataRowState state,
    int firstRound,
    @Nullable Label label,
    List<UserId> authors,
    List<Label> disputed,
    boolean labelRejected,
    @Nullable AcceptedBy acceptedBy,
    @Nullable Instant finishedAt) {

  static Standing of(DataRowFold row) {
    return new Standing(
        row.state,
        row.firstRound,
        row.label,
        row.authors,
        row.disputed,
        row.labelRejected,
        row.acceptedBy,
        row.finishedAt);
  }

  /** Has {@code row} stand so again. */
  void restore(DataRowFold row) {
    row.stand(label, authors);
    row.disputed = disputed;
    row.labelRejected = labelRejected;
    row.firstRound = firstRound;
    row.acceptedBy = acceptedBy;
    row.finishedAt = finishedAt;
    row.awaitsRoute = false;
    row.state = state;
  }
}
