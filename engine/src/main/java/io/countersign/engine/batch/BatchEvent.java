package io.countersign.engine.batch;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
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

  /** It was put away: nobody is offered its rows until it is restored. */
  @Revision("1")
  record BatchArchived(BatchId batchId, UserId by) implements BatchEvent {}

  /** It is back, as it was. */
  @Revision("1")
  record BatchRestored(BatchId batchId, UserId by) implements BatchEvent {}

  /** An import into it came to its end. */
  @Revision("1")
  record BatchImportFinished(
      BatchId batchId, long received, long registered, long duplicates, long failed)
      implements BatchEvent {}
}
