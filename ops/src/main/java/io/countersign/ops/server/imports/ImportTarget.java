package io.countersign.ops.server.imports;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;

/**
 * Where rows go.
 *
 * @param policyVersion that they are checked against, and keep
 */
record ImportTarget(ProjectId project, BatchId batch, int policyVersion) {}
