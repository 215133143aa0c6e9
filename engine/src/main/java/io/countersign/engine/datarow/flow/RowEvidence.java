package io.countersign.engine.datarow.flow;

import static java.util.stream.Collectors.toMap;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.datarow.Alternative;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Look;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.quality.sureness.Evidence;
import io.countersign.engine.quality.sureness.Evidence.Kind;
import io.countersign.engine.quality.sureness.Prior;
import io.countersign.engine.quality.sureness.Sureness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is known of a row's label: what a model proposed, and what people said in this pass. */
final class RowEvidence {
  /** How often a person who labels a row is wrong. */
  static final double LABEL_ERROR = 0.05;

  /** How often a person who judges a label, or puts one right, is wrong. */
  static final double REVIEW_ERROR = 0.02;

  private RowEvidence() {}

  static Sureness of(DataRowFold row, Ontology ontology) {
    Prior prior = prior(row);
    Stream<Evidence> model =
        prior.equals(Prior.NONE) ? proposed(row).stream() : Stream.<Evidence>empty();
    Stream<Evidence> people = row.looksOfThisPass().stream().map(RowEvidence::of);
    return new Sureness(ontology, prior, Stream.concat(model, people).toList());
  }

  /** What a model thinks of all answers, where it says that. */
  private static Prior prior(DataRowFold row) {
    List<Alternative> alternatives = row.alternatives();
    return row.standingPreLabel()
        .filter(label -> !alternatives.isEmpty())
        .flatMap(label -> label.annotations().stream().findFirst())
        .map(Annotation::name)
        .map(question -> new Prior(question, probabilities(alternatives)))
        .orElse(Prior.NONE);
  }

  private static Map<String, Double> probabilities(List<Alternative> alternatives) {
    return alternatives.stream()
        .collect(toMap(Alternative::answer, Alternative::probability, Double::sum));
  }

  private static Optional<Evidence> proposed(DataRowFold row) {
    return row.standingPreLabel()
        .map(label -> new Evidence(Kind.GIVEN, label.annotations(), 1 - confidence(label)));
  }

  /** In [0, 1]; 0 where it isn't known. */
  static double confidence(Label label) {
    Double confidence = label.confidence();
    return confidence == null ? 0 : confidence;
  }

  private static Evidence of(Look look) {
    return switch (look.kind()) {
      case LABELLED -> new Evidence(Kind.GIVEN, look.annotations(), LABEL_ERROR);
      case CORRECTED, ADJUDICATED -> new Evidence(Kind.GIVEN, look.annotations(), REVIEW_ERROR);
      case APPROVED -> new Evidence(Kind.APPROVED, look.annotations(), REVIEW_ERROR);
      case REJECTED -> new Evidence(Kind.REJECTED, look.annotations(), REVIEW_ERROR);
    };
  }
}
