package io.countersign.engine.datarow.intake;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.util.List;

/** Decides about rows that come in: all of them, or none where one is invalid. */
public final class IntakeDecider {
  private IntakeDecider() {}

  /** Refuses all of {@code rows} with INPUT_INVALID if anything is wrong with one. */
  public static void requireValid(List<NewDataRow> rows, Policy policy) {
    for (int i = 0; i < rows.size(); i++) {
      List<FieldError> errors = NewDataRowCheck.errors(rows.get(i), policy);
      if (!errors.isEmpty()) {
        throw invalid("rows[" + i + "].", errors);
      }
    }
  }

  private static CommandRefused invalid(String path, List<FieldError> errors) {
    FieldError first = errors.get(0);
    return new CommandRefused(
        Refusal.INPUT_INVALID,
        "Expected valid rows, but " + path + first.path() + ": " + first.detail(),
        errors.stream().map(error -> error.under(path)).toList());
  }

  /** What the stream of {@code newRow} begins with. */
  public static List<DataRowEvent> register(
      RegisterDataRows command, NewDataRow newRow, Policy policy) {
    PreLabel preLabel = newRow.preLabel();
    DataRowRegistered registered =
        new DataRowRegistered(
            newRow.dataRowId(),
            command.projectId(),
            command.batchId(),
            newRow.key(),
            newRow.content(),
            newRow.metadata(),
            newRow.benchmark(),
            command.policyVersion(),
            policy.preLabel() != null && preLabel == null);
    return preLabel == null ? List.of(registered) : List.of(registered, proposed(newRow, preLabel));
  }

  private static PreLabelProposed proposed(NewDataRow newRow, PreLabel preLabel) {
    return new PreLabelProposed(
        newRow.dataRowId(),
        null,
        preLabel.model(),
        preLabel.annotations(),
        preLabel.confidence(),
        preLabel.alternatives());
  }
}
