package io.countersign.engine.datarow.intake;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import java.util.List;

/**
 * Registers rows of one batch; those whose id is taken already must not be among them, and {@link
 * NewDataRowCheck} must find nothing wrong with any.
 *
 * @param policyVersion that the rows keep
 */
public record RegisterDataRows(
    ProjectId projectId, BatchId batchId, int policyVersion, List<NewDataRow> rows) {}
