package io.countersign.projections.reviewer;

import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.reviewer.Reviewers.Reviewer;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Histogram;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.bson.Document;

/** Reads how the reviewers of a project decide. */
public final class ReviewerQuery {
  private final Generation generation;

  public ReviewerQuery(Generation generation) {
    this.generation = generation;
  }

  /** The reviewers of a project, by name. */
  public Reviewers read(ProjectId project) {
    Freshness freshness = generation.checkpoint();
    List<Reviewer> reviewers = new ArrayList<>();
    generation
        .collection(ViewCollection.REVIEWER)
        .find(Keys.below(project.value()))
        .forEach(document -> reviewers.add(read(document)));
    reviewers.sort(Comparator.comparing(reviewer -> reviewer.reviewer().value()));
    return new Reviewers(reviewers, freshness.asOf(), freshness.position());
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
        (double) rejected / decisions,
        Fields.share(
            Fields.number(document, ReviewerView.AGREED),
            Fields.number(document, ReviewerView.COMPARED)));
  }

  private static long count(Document document, ReviewOutcome outcome) {
    return Fields.number(document, "outcomes", outcome.name());
  }
}
