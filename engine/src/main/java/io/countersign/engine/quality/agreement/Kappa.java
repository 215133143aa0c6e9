package io.countersign.engine.quality.agreement;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Agreement beyond chance: 1 is perfect, 0 is what chance would give. Undefined where chance alone
 * agrees always, as where only one value was ever given.
 */
public final class Kappa {
  private Kappa() {}

  /**
   * Of two raters (J. Cohen, "A Coefficient of Agreement for Nominal Scales", 1960). Units that one
   * of them left out say nothing.
   */
  public static <V> OptionalDouble cohen(Collection<Rated<V>> units) {
    Map<V, Double> first = new HashMap<>();
    Map<V, Double> second = new HashMap<>();
    double all = 0;
    double same = 0;
    for (Rated<V> rated : units) {
      List<V> values = rated.values();
      if (values.size() == 2) {
        all += rated.units();
        same += values.get(0).equals(values.get(1)) ? rated.units() : 0;
        first.merge(values.get(0), (double) rated.units(), Double::sum);
        second.merge(values.get(1), (double) rated.units(), Double::sum);
      }
    }
    double chance = 0;
    for (Map.Entry<V, Double> value : first.entrySet()) {
      chance += value.getValue() * second.getOrDefault(value.getKey(), 0.0);
    }
    return beyondChance(same * all, chance, all * all);
  }

  /**
   * Of any number of raters, who need not be the same for each unit (J. L. Fleiss, "Measuring
   * Nominal Scale Agreement Among Many Raters", 1971). Undefined unless each unit was rated by as
   * many, two at least.
   */
  public static <V> OptionalDouble fleiss(Collection<Rated<V>> units) {
    Set<Integer> raters = new HashSet<>();
    Map<V, Double> totals = new HashMap<>();
    double all = 0;
    double pairs = 0;
    for (Rated<V> rated : units) {
      if (rated.units() > 0) {
        raters.add(rated.values().size());
        all += rated.units();
        pairs += rated.units() * pairsOfSame(rated.values());
        rated.values().forEach(value -> totals.merge(value, (double) rated.units(), Double::sum));
      }
    }
    if (raters.size() != 1 || raters.contains(0) || raters.contains(1)) {
      return OptionalDouble.empty();
    }
    double each = raters.iterator().next();
    double ratings = all * each;
    double chance = 0;
    for (double total : totals.values()) {
      chance += total * total / ratings;
    }
    return beyondChance(pairs / (each - 1), chance, ratings);
  }

  /** Ordered pairs of raters who said the same. */
  private static <V> double pairsOfSame(List<V> values) {
    Map<V, Integer> counts = new HashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    double pairs = 0;
    for (int count : counts.values()) {
      pairs += (double) count * (count - 1);
    }
    return pairs;
  }

  private static OptionalDouble beyondChance(double observed, double chance, double whole) {
    return chance >= whole
        ? OptionalDouble.empty()
        : OptionalDouble.of((observed - chance) / (whole - chance));
  }
}
