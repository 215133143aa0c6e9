package io.countersign.engine.modelrun;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happened to a model or to a run of it. */
public sealed interface ModelEvent {

  /**
   * A model came in at a version.
   *
   * @param classes in the order of the model's output
   * @param trainedOn the project whose accepted rows it was trained on; {@code null} where it was
   *     brought
   * @param examples how many rows it was trained on
   * @param candidate whether it is used by nobody until a policy names it; those that came before
   *     there were candidates went live at once
   * @param report of its training; {@code null} where it was brought, or none was kept
   */
  @Revision("3")
  record ModelRegistered(
      ModelId modelId,
      ModelRef model,
      String mediaType,
      List<String> classes,
      @Nullable ProjectId trainedOn,
      int examples,
      boolean candidate,
      @Nullable ModelReport report,
      UserId by)
      implements ModelEvent {
    public ModelRegistered {
      classes = List.copyOf(classes);
    }
  }

  /**
   * A model may not be run any more.
   *
   * @param reason for people: what it did
   */
  @Revision("1")
  record ModelBarred(ModelId modelId, String reason) implements ModelEvent {}

  /** Somebody let a model that was barred be run again. */
  @Revision("1")
  record ModelReadmitted(ModelId modelId, UserId by) implements ModelEvent {}

  /**
   * A model began to propose labels for a batch.
   *
   * @param rows that it was asked for at the start
   */
  @Revision("1")
  record ModelRunStarted(
      ModelRunId modelRunId, ProjectId projectId, BatchId batchId, ModelRef model, long rows)
      implements ModelEvent {}

  /**
   * The model was asked for all rows of the batch that waited for somebody to label them.
   *
   * @param rows that were asked for; fewer than at the start if somebody took some meanwhile
   */
  @Revision("1")
  record ModelRunRequested(ModelRunId modelRunId, ProjectId projectId, long rows)
      implements ModelEvent {}
}
