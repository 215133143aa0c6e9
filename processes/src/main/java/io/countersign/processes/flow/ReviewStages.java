package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import java.util.List;
import java.util.Optional;

/** Which stage of review a row comes to next: asked of the row and its policy alone. */
final class ReviewStages {
  private ReviewStages() {}

  /**
   * The stage that is due: after a rejection the same once more, else the next one that draws the
   * row. A label that was sent to review, or whose row was reopened, is seen by the first stage,
   * drawn or not.
   */
  static Optional<ReviewStage> due(DataRowFold row, ReviewPolicy policy) {
    List<ReviewStage> stages = policy.stages();
    Optional<Review> last = lastOfThisPass(row);
    if (last.isEmpty()) {
      return mustBeReviewed(row) ? stages.stream().findFirst() : drawn(row, stages);
    }
    return switch (last.get().outcome()) {
      case REJECTED -> named(stages, last.get().stage());
      case APPROVED, CORRECTED -> drawn(row, after(stages, last.get().stage()));
      case ADJUDICATED -> Optional.empty();
    };
  }

  private static Optional<Review> lastOfThisPass(DataRowFold row) {
    List<Review> reviews = row.reviews();
    return reviews.isEmpty()
        ? Optional.empty()
        : Optional.of(reviews.get(reviews.size() - 1)).filter(r -> r.round() >= row.firstRound());
  }

  private static boolean mustBeReviewed(DataRowFold row) {
    Optional<Label> label = row.label();
    boolean reopened =
        row.firstRound() > 1 && label.filter(l -> l.round() < row.firstRound()).isPresent();
    boolean sent =
        label.filter(l -> l.author() == null).isPresent()
            && row.routed().map(DataRowRouted::route).filter(Route.REVIEW::equals).isPresent();
    return reopened || sent;
  }

  private static Optional<ReviewStage> named(List<ReviewStage> stages, String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  private static Optional<ReviewStage> drawn(DataRowFold row, List<ReviewStage> stages) {
    return stages.stream()
        .filter(stage -> Draw.draws(row.id(), stage.name(), stage.share()))
        .findFirst();
  }

  private static List<ReviewStage> after(List<ReviewStage> stages, String passed) {
    List<String> names = stages.stream().map(ReviewStage::name).toList();
    return stages.subList(names.indexOf(passed) + 1, stages.size());
  }
}
