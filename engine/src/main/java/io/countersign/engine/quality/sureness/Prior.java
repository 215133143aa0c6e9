package io.countersign.engine.quality.sureness;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model thinks of one question, before anybody has spoken.
 *
 * @param question name of an annotation of the ontology
 * @param probabilities of some of its options, in (0, 1]; what they lack to 1 is for all others
 */
public record Prior(String question, Map<String, Double> probabilities) {
  /** Nobody knows anything. */
  public static final Prior NONE = new Prior("", Map.of());

  public Prior {
    probabilities = Collections.unmodifiableMap(new TreeMap<>(probabilities));
  }

  /** The probability of an option that is listed. */
  double of(String option) {
    double listed = probabilities.getOrDefault(option, 0.0);
    return Math.min(1 - Evidence.LEAST_ERROR, Math.max(Evidence.LEAST_ERROR, listed));
  }

  /** What all answers together have that are not listed. */
  double ofOthers() {
    double listed = probabilities.values().stream().mapToDouble(Double::doubleValue).sum();
    return Math.max(Evidence.LEAST_ERROR, 1 - listed);
  }
}
