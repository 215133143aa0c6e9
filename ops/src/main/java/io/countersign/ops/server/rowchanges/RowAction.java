package io.countersign.ops.server.rowchanges;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.Refusal;
import java.util.Optional;

/** What is done to many rows at once. */
enum RowAction {
  /** Takes them out of the work. */
  WITHDRAW,
  /** Brings withdrawn ones back. */
  RESTORE,
  /** Sends finished ones through review once more. */
  REOPEN,
  /** Sends skipped ones back to whoever labels or reviews. */
  REQUEUE;

  boolean needsReason() {
    return this != RESTORE;
  }

  /** Why it can't be done to a row that is at {@code state}; empty if it can. */
  Optional<Refusal> obstacle(DataRowState state) {
    return switch (this) {
      case WITHDRAW -> when(state == DataRowState.WITHDRAWN, Refusal.DATA_ROW_WITHDRAWN);
      case RESTORE -> when(state != DataRowState.WITHDRAWN, Refusal.DATA_ROW_NOT_WITHDRAWN);
      case REOPEN ->
          when(state == DataRowState.WITHDRAWN, Refusal.DATA_ROW_WITHDRAWN)
              .or(() -> when(!state.finished(), Refusal.DATA_ROW_NOT_FINISHED));
      case REQUEUE -> when(state != DataRowState.SKIPPED, Refusal.DATA_ROW_NOT_SKIPPED);
    };
  }

  private static Optional<Refusal> when(boolean holds, Refusal refusal) {
    return holds ? Optional.of(refusal) : Optional.empty();
  }

  Object command(DataRowId row, UserId by, String reason) {
    return switch (this) {
      case WITHDRAW -> new WithdrawDataRow(row, by, reason);
      case RESTORE -> new RestoreDataRow(row, by);
      case REOPEN, REQUEUE -> new ReopenDataRow(row, by, reason);
    };
  }

  /** The command that takes it back. */
  Object undoing(DataRowId row, UserId by) {
    return switch (this) {
      case WITHDRAW -> new RestoreDataRow(row, by);
      case RESTORE -> new WithdrawDataRow(row, by, "The restoring was undone");
      case REOPEN, REQUEUE -> new UndoReopening(row, by);
    };
  }
}
