package io.countersign.engine.datarow.label;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.OntologyCheck;
import io.countersign.engine.datarow.Alternative;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import java.util.Optional;

/** What a label may say, under the policy of its row. */
public final class LabelRules {
  private static final double SUM_TOLERANCE = 1e-4;

  private LabelRules() {}

  public static void requireFits(DataRowFold row, Policy policy, List<Annotation> annotations) {
    List<FieldError> errors = errors(row.registered().content(), policy, annotations);
    if (!errors.isEmpty()) {
      throw new CommandRefused(
          Refusal.ANNOTATION_OUTSIDE_ONTOLOGY,
          "Expected annotations of the ontology, but " + describe(errors.get(0)),
          errors);
    }
  }

  /** The first thing in which a model's proposal does not fit, if any. */
  public static Optional<String> misfit(DataRowFold row, Policy policy, PreLabel preLabel) {
    if (!isProbability(preLabel.confidence())) {
      return Optional.of("confidence: Expected a number from 0 to 1");
    }
    Optional<String> alternatives = misfit(preLabel.alternatives());
    return alternatives.isPresent()
        ? alternatives
        : errors(row.registered().content(), policy, preLabel.annotations()).stream()
            .map(LabelRules::describe)
            .findFirst();
  }

  private static Optional<String> misfit(List<Alternative> alternatives) {
    double sum = alternatives.stream().mapToDouble(Alternative::probability).sum();
    boolean each = alternatives.stream().allMatch(one -> isProbability(one.probability()));
    boolean few = alternatives.size() <= PreLabel.MOST_ALTERNATIVES;
    return each && few && sum <= 1 + SUM_TOLERANCE
        ? Optional.empty()
        : Optional.of(
            "alternatives: Expected at most %d probabilities that add up to 1 at most"
                .formatted(PreLabel.MOST_ALTERNATIVES));
  }

  public static boolean isProbability(double number) {
    return number >= 0 && number <= 1;
  }

  private static List<FieldError> errors(
      ContentRef content, Policy policy, List<Annotation> annotations) {
    return OntologyCheck.errors(policy.ontology(), content.extent(), annotations);
  }

  private static String describe(FieldError error) {
    return error.path() + ": " + error.detail();
  }

  public static void requireListed(Policy policy, String reason) {
    List<String> reasons = policy.review().rejectionReasons();
    if (!reasons.contains(reason)) {
      String detail = "Expected one of " + OntologyCheck.listed(reasons);
      throw new CommandRefused(
          Refusal.REASON_NOT_LISTED,
          detail,
          List.of(new FieldError("reason", "NOT_LISTED", detail)));
    }
  }
}
