package io.countersign.projections.project;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import java.util.Map;

/**
 * A project in a list.
 *
 * @param policyVersion that rows registered now are under
 * @param rows without those that are withdrawn
 * @param states how many rows are in each state
 */
public record ProjectSummary(
    ProjectId id,
    String name,
    String mediaType,
    int policyVersion,
    Instant createdAt,
    long rows,
    long batches,
    Map<DataRowState, Long> states) {}
