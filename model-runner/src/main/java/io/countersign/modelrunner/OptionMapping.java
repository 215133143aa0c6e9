package io.countersign.modelrunner;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Proposal.Failed;
import io.countersign.modelrunner.Proposal.PreLabel;
import io.countersign.modelrunner.bundle.BundleManifest;
import io.countersign.modelrunner.bundle.BundleManifest.Mapping;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Translates the classes of a model to the options of an ontology. */
public final class OptionMapping {
  private static final int NO_OPTION = -1;

  private final String annotation;
  private final AnnotationType type;
  private final List<String> options;
  private final int[] optionOfClass;

  private OptionMapping(
      String annotation, AnnotationType type, List<String> options, int[] optionOfClass) {
    this.annotation = annotation;
    this.type = type;
    this.options = options;
    this.optionOfClass = optionOfClass;
  }

  /**
   * @throws CommandRefused {@code MODEL_INVALID} if the ontology has no such choice or option
   */
  public static OptionMapping of(BundleManifest manifest, Ontology ontology) {
    Mapping mapping = manifest.mapping();
    AnnotationType type = requireMapped(mapping, ontology).type();
    List<String> options = new ArrayList<>(new LinkedHashSet<>(mapping.options().values()));
    int[] optionOfClass = new int[manifest.classes().size()];
    for (int i = 0; i < optionOfClass.length; i++) {
      String option = mapping.options().get(manifest.classes().get(i));
      optionOfClass[i] = option == null ? NO_OPTION : options.indexOf(option);
    }
    return new OptionMapping(mapping.annotation(), type, options, optionOfClass);
  }

  private static Ontology.Definition requireMapped(Mapping mapping, Ontology ontology) {
    String name = mapping.annotation();
    Ontology.Definition definition =
        ontology
            .definition(name)
            .filter(found -> found.type().hasOptions())
            .orElseThrow(
                () ->
                    refused(
                        List.of(
                            new FieldError(
                                "mapping.annotation",
                                "UNKNOWN_NAME",
                                "The ontology has no choice " + name))));
    List<FieldError> unknown =
        mapping.options().entrySet().stream()
            .filter(option -> !definition.options().contains(option.getValue()))
            .map(option -> unknownOption(option, name))
            .toList();
    if (!unknown.isEmpty()) {
      throw refused(unknown);
    }
    return definition;
  }

  private static FieldError unknownOption(Map.Entry<String, String> option, String name) {
    return new FieldError(
        "mapping.options." + option.getKey(),
        "UNKNOWN_OPTION",
        "The ontology has no option %s of %s".formatted(option.getValue(), name));
  }

  private static CommandRefused refused(List<FieldError> errors) {
    return new CommandRefused(
        Refusal.MODEL_INVALID,
        "Expected a model that fits the project's ontology, but: " + errors.get(0).detail(),
        errors);
  }

  /** What comes of each answer, in order. */
  public List<Proposal> proposals(List<Answer> answers) {
    List<Proposal> proposals = new ArrayList<>(answers.size());
    for (Answer answer : answers) {
      String failure = answer.failure();
      proposals.add(failure == null ? proposal(answer.values()) : new Failed(failure));
    }
    return proposals;
  }

  /**
   * Proposes the most probable option; classes of the same option are added up.
   *
   * @param probabilities float [classes]
   */
  private Proposal proposal(float[] probabilities) {
    double[] sums = new double[options.size()];
    double none = 0;
    for (int i = 0; i < probabilities.length; i++) {
      if (optionOfClass[i] == NO_OPTION) {
        none = Math.max(none, probabilities[i]);
      } else {
        sums[optionOfClass[i]] += probabilities[i];
      }
    }
    int best = 0;
    for (int i = 1; i < sums.length; i++) {
      best = sums[i] > sums[best] ? i : best;
    }
    return none > sums[best]
        ? new Failed("the most probable class has no option in the ontology")
        : preLabel(options.get(best), Math.min(sums[best], 1));
  }

  private PreLabel preLabel(String option, double confidence) {
    Annotation said = type.choosing(annotation, option, confidence).orElseThrow();
    return new PreLabel(List.of(said), confidence, option);
  }
}
