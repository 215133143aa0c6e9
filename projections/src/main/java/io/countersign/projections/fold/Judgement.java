package io.countersign.projections.fold;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import java.util.List;

/**
 * A review, and what it was about.
 *
 * @param judged the annotations that the reviewer was shown
 * @param given the annotations that stand after it
 * @param ofModel whether a model had proposed what was judged
 */
public record Judgement(
    Review review, List<Annotation> judged, List<Annotation> given, boolean ofModel) {

  static Judgement of(Review review, Label judged, List<Annotation> given) {
    return new Judgement(review, judged.annotations(), given, judged.author() == null);
  }

  /** Whether the reviewer turned out right: rejected what is not final, or let stand what is. */
  public boolean agreesWith(List<Annotation> last) {
    return rejects() ? !Answers.same(judged, last) : Answers.same(given, last);
  }

  public boolean rejects() {
    return review.outcome() == ReviewOutcome.REJECTED;
  }
}
