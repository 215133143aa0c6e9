package io.countersign.engine.batch;

import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happened to a batch. */
public sealed interface BatchEvent {
  BatchId batchId();

  /** A batch was made, for rows that are on their way. */
  @Revision("1")
  record BatchCreated(
      BatchId batchId, ProjectId projectId, String name, int priority, @Nullable Instant dueAt)
      implements BatchEvent {}

  /** Its open work was given another priority or due time. */
  @Revision("1")
  record BatchRescheduled(BatchId batchId, int priority, @Nullable Instant dueAt)
      implements BatchEvent {}

  /** An import into it came to its end. */
  @Revision("1")
  record BatchImportFinished(
      BatchId batchId, long received, long registered, long duplicates, long failed)
      implements BatchEvent {}
}
