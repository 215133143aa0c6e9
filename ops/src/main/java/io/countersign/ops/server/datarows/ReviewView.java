package io.countersign.ops.server.datarows;

import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.directory.Names;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one reviewer said of a label, as it is shown. */
public record ReviewView(
    String stage,
    int round,
    UserId reviewer,
    String reviewerName,
    ReviewOutcome outcome,
    @Nullable String reason,
    @Nullable String comment,
    Instant at) {

  public static List<ReviewView> of(List<Review> reviews, Names names) {
    return reviews.stream()
        .map(
            review ->
                new ReviewView(
                    review.stage(),
                    review.round(),
                    review.reviewer(),
                    names.of(review.reviewer()),
                    review.outcome(),
                    review.reason(),
                    review.comment(),
                    review.at()))
        .toList();
  }
}
