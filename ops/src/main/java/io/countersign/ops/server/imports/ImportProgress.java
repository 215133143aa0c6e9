package io.countersign.ops.server.imports;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;

/** Is told how far an import is. */
@FunctionalInterface
public interface ImportProgress {
  void imported(ProjectId project, BatchId batch, ImportCounts counts);
}
