package io.countersign.engine.datarow.prelabel;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says for which rows no model could propose a label, and why; rows that no longer wait are left
 * alone.
 *
 * @param reasons for each row
 * @param leftOut for those of them of which the model said something: the option that the ontology
 *     does not have
 */
public record FailPreLabels(
    @Nullable ModelRunId modelRunId,
    @Nullable ModelRef model,
    Map<DataRowId, String> reasons,
    Map<DataRowId, String> leftOut) {

  /** Where nothing could be said. */
  public FailPreLabels(
      @Nullable ModelRunId modelRunId, @Nullable ModelRef model, Map<DataRowId, String> reasons) {
    this(modelRunId, model, reasons, Map.of());
  }
}
