package io.countersign.projections.row;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row as it is exported.
 *
 * @param annotations of the label that stands
 * @param confidence of the model's last proposal, in [0, 1]
 * @param model that made it
 * @param labels the oldest first
 * @param reviews the oldest first
 * @param rounds of labelling
 * @param version of the row's stream that the line shows
 */
public record ExportRow(
    String key,
    DataRowId dataRow,
    DataRowState state,
    BatchId batch,
    ContentRef content,
    Map<String, String> metadata,
    List<Annotation> annotations,
    @Nullable Acceptance acceptedBy,
    @Nullable Instant acceptedAt,
    @Nullable Double confidence,
    @Nullable ModelRef model,
    List<Label> labels,
    List<ExportReview> reviews,
    int rounds,
    long version) {

  /** What a reviewer decided. */
  public record ExportReview(
      String stage, UserId reviewer, ReviewOutcome outcome, @Nullable String reason, Instant at) {}
}
