package io.countersign.engine.datarow.prelabel;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.modelrun.ModelRunId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Hands in what a model proposed; rows that no longer wait for it are left alone.
 *
 * @param proposals for each row
 */
public record ProposePreLabels(
    @Nullable ModelRunId modelRunId, Map<DataRowId, PreLabel> proposals) {}
