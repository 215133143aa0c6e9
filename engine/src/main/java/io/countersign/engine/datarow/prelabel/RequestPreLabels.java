package io.countersign.engine.datarow.prelabel;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import java.util.List;

/** Asks a model for rows that wait for a person; rows that no longer do are left alone. */
public record RequestPreLabels(ModelRunId modelRunId, ModelRef model, List<DataRowId> dataRowIds) {}
