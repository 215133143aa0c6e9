package io.countersign.projections.reviewer;

import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.reviewer.Reviewers.Reviewer;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.Keys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** How do the reviewers of a project decide? They come by name. */
public record ReviewersOf(ProjectId project) implements Query<Reviewers> {
  @Override
  public Reviewers answer(Reading reading) {
    List<Reviewer> reviewers = new ArrayList<>();
    reading
        .find(ReviewerView.DOCUMENTS, Keys.below(project.value()))
        .forEach(document -> reviewers.add(read(document)));
    reviewers.sort(Comparator.comparing(reviewer -> reviewer.reviewer().value()));
    return new Reviewers(reviewers, reading.freshness().asOf(), reading.freshness().position());
  }

  private static Reviewer read(Document document) {
    long decisions =
        Arrays.stream(ReviewOutcome.values()).mapToLong(outcome -> count(document, outcome)).sum();
    long rejected = count(document, ReviewOutcome.REJECTED);
    Histogram seconds = new Histogram(Fields.child(document, ReviewerView.SECONDS));
    return new Reviewer(
        new UserId(Fields.text(document, "reviewer")),
        decisions,
        count(document, ReviewOutcome.APPROVED),
        count(document, ReviewOutcome.CORRECTED),
        rejected,
        count(document, ReviewOutcome.ADJUDICATED),
        seconds.count() == 0 ? null : seconds.quantileSeconds(0.5),
        Fields.share(rejected, decisions),
        Fields.share(
            Fields.number(document, ReviewerView.AGREED),
            Fields.number(document, ReviewerView.COMPARED)));
  }

  private static long count(Document document, ReviewOutcome outcome) {
    return Fields.number(document, "outcomes", outcome.name());
  }
}
