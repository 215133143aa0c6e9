package io.countersign.engine.quality.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * From which confidence on the labels of a class are accepted alone: for each class the lowest
 * threshold of a grid at which, by the audits, no more than {@code mostErrors} of what is accepted
 * is wrong.
 *
 * <p>All thresholds of all classes hold at once with {@code certainty}: each of them is tested with
 * its part of the doubt, however the one that is used was chosen among them (union bound). A lower
 * {@code mostErrors} or a higher {@code certainty} never lowers a threshold, nor does one more
 * audit that found an error.
 *
 * @param bound that errors are kept within
 * @param grid thresholds to choose from, in (0, 1]; they have to be set before audits are seen
 * @param mostErrors share of what is accepted that may be wrong, in (0, 1)
 * @param certainty in (0, 1)
 */
public record Thresholds(UpperBound bound, List<Double> grid, double mostErrors, double certainty) {
  public Thresholds {
    if (grid.isEmpty()) {
      throw new IllegalArgumentException("Expected a threshold to choose from");
    }
    grid = grid.stream().sorted(Comparator.reverseOrder()).toList();
  }

  /**
   * The thresholds by class, in the order of their names; empty where the audits don't suffice.
   *
   * @param classes how many classes the ontology has, audited or not
   */
  public Map<String, OptionalDouble> choose(List<Audit> audits, int classes) {
    Map<String, List<Audit>> byClass = new TreeMap<>();
    audits.forEach(one -> byClass.computeIfAbsent(one.label(), any -> new ArrayList<>()).add(one));
    double doubt = (1 - certainty) / ((double) grid.size() * Math.max(classes, byClass.size()));
    Map<String, OptionalDouble> chosen = new TreeMap<>();
    byClass.forEach((label, own) -> chosen.put(label, lowest(own, 1 - doubt)));
    return chosen;
  }

  private OptionalDouble lowest(List<Audit> audits, double sureness) {
    audits.sort(Comparator.comparingDouble(Audit::confidence).reversed());
    OptionalDouble lowest = OptionalDouble.empty();
    int accepted = 0;
    int errors = 0;
    for (double threshold : grid) {
      while (accepted < audits.size() && audits.get(accepted).confidence() >= threshold) {
        errors += audits.get(accepted).right() ? 0 : 1;
        accepted++;
      }
      if (accepted > 0 && bound.upper(errors, accepted, sureness) <= mostErrors) {
        lowest = OptionalDouble.of(threshold);
      }
    }
    return lowest;
  }
}
