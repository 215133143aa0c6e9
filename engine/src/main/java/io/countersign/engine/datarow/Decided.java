package io.countersign.engine.datarow;

import io.countersign.engine.datarow.DataRowEvent.LabelAdjudicated;
import io.countersign.engine.datarow.DataRowEvent.LabelApproved;
import io.countersign.engine.datarow.DataRowEvent.LabelCorrected;
import io.countersign.engine.datarow.DataRowEvent.LabelRejected;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import java.util.Optional;

/** The tasks at which people say something of a label. */
public final class Decided {
  private Decided() {}

  /** The task that {@code event} decides; empty if it is about none, or ends the whole row. */
  public static Optional<TaskId> by(DataRowEvent event) {
    if (event instanceof LabelSubmitted submitted) {
      return Optional.of(submitted.taskId());
    }
    if (event instanceof LabelApproved approved) {
      return Optional.of(approved.taskId());
    }
    if (event instanceof LabelCorrected corrected) {
      return Optional.of(corrected.taskId());
    }
    if (event instanceof LabelRejected rejected) {
      return Optional.of(rejected.taskId());
    }
    return event instanceof LabelAdjudicated adjudicated
        ? Optional.of(adjudicated.taskId())
        : Optional.empty();
  }
}
