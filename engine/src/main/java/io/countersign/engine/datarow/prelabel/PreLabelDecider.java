package io.countersign.engine.datarow.prelabel;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.datarow.label.LabelRules;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policies;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides what models are asked and what becomes of their answers; who does not wait is left. */
public final class PreLabelDecider {
  private PreLabelDecider() {}

  /** Asks a model for the row, if it waits for a person to label it and nobody has it. */
  public static Optional<PreLabelRequested> request(
      DataRowFold row, ModelRunId modelRunId, ModelRef model) {
    return waitsUntouched(row) && row.preLabel().isEmpty()
        ? Optional.of(new PreLabelRequested(row.id(), modelRunId, model))
        : Optional.empty();
  }

  /** Nobody has begun: no task is claimed, and none of several is done. */
  private static boolean waitsUntouched(DataRowFold row) {
    List<Task> open = row.openTasks();
    return !open.isEmpty()
        && open.stream().allMatch(PreLabelDecider::isUntouchedLabel)
        && row.tasks().stream().noneMatch(row::isSealed);
  }

  private static boolean isUntouchedLabel(Task task) {
    return task.kind() == TaskKind.LABEL && task.state() == TaskState.OPEN;
  }

  /** Takes a model's answer; one that does not fit the ontology counts as none. */
  public static Optional<DataRowEvent> propose(
      DataRowFold row, @Nullable ModelRunId modelRunId, PreLabel preLabel, Policies policies) {
    if (row.state() != DataRowState.AWAITING_PRE_LABEL) {
      return Optional.empty();
    }
    Optional<String> misfit = LabelRules.misfit(row, row.policy(policies), preLabel);
    return Optional.of(
        misfit.isPresent()
            ? new PreLabelFailed(row.id(), modelRunId, preLabel.model(), misfit.get(), null)
            : new PreLabelProposed(
                row.id(),
                modelRunId,
                preLabel.model(),
                preLabel.annotations(),
                preLabel.confidence(),
                preLabel.alternatives()));
  }

  /** Notes that there is no model's answer. */
  public static Optional<PreLabelFailed> fail(
      DataRowFold row,
      @Nullable ModelRunId modelRunId,
      @Nullable ModelRef model,
      String reason,
      @Nullable String leftOut) {
    return row.state() == DataRowState.AWAITING_PRE_LABEL
        ? Optional.of(
            new PreLabelFailed(row.id(), modelRunId, model, InputRules.shortened(reason), leftOut))
        : Optional.empty();
  }
}
