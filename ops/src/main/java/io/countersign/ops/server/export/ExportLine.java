package io.countersign.ops.server.export;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import io.countersign.projections.row.Acceptance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of an export. Its {@code key}, {@code text} or {@code image}, and {@code metadata} are
 * called and written as in a line of an import.
 *
 * @param text of rows that are texts
 * @param image the SHA-256 of rows that are images
 * @param contentUrl where the text or image is, on this server
 * @param bytes size of the content
 * @param width of an image, in pixels
 * @param height of an image, in pixels
 * @param annotations of the label that stands
 * @param confidence of the model's last proposal, in [0, 1]
 * @param model that made it
 * @param labels the oldest first
 * @param reviews the oldest first
 * @param rounds of labelling
 * @param version of the row's stream that the line shows
 */
public record ExportLine(
    String key,
    DataRowId dataRow,
    DataRowState state,
    BatchId batch,
    String batchName,
    @Nullable String text,
    @Nullable String image,
    String contentUrl,
    String mediaType,
    long bytes,
    @Nullable Integer width,
    @Nullable Integer height,
    Map<String, String> metadata,
    List<Annotation> annotations,
    @Nullable Acceptance acceptedBy,
    @Nullable Instant acceptedAt,
    @Nullable Double confidence,
    @Nullable ModelRef model,
    List<LabelOfLine> labels,
    List<ReviewOfLine> reviews,
    int rounds,
    long version) {

  /** A label of a person or, without an author, of a model. */
  public record LabelOfLine(
      @Nullable UserId author,
      @Nullable String authorName,
      @Nullable ModelRef model,
      String stage,
      int round,
      List<Annotation> annotations,
      @Nullable Double confidence,
      @Nullable String comment,
      Instant at) {}

  /** What a reviewer decided. */
  public record ReviewOfLine(
      String stage,
      UserId reviewer,
      String reviewerName,
      ReviewOutcome outcome,
      @Nullable String reason,
      Instant at) {}
}
