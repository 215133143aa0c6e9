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
 */
public record FailPreLabels(
    @Nullable ModelRunId modelRunId, @Nullable ModelRef model, Map<DataRowId, String> reasons) {}
