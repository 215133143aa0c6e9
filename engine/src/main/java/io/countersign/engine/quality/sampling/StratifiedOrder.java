package io.countersign.engine.quality.sampling;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws samples that have as much of each stratum as there is of it, to the next whole row.
 *
 * <p>All are put into one order, by the seed and their ids alone, and a sample is its beginning: a
 * larger sample contains the smaller one, and the same seed draws the same. Each stratum is
 * shuffled, then its rows are spread evenly over [0, 1) from a random start (systematic sampling),
 * which gives each row the same chance, also in strata that are too small to be sure of one.
 */
public final class StratifiedOrder {
  private static final double RANGE = 0x1p53;

  private StratifiedOrder() {}

  private record Placed(String id, double at, long chance) {}

  /**
   * All ids, those that are drawn first at the beginning.
   *
   * @param strata the stratum of each id
   */
  public static List<String> of(Map<String, String> strata, long seed) {
    Map<String, List<Placed>> byStratum = new TreeMap<>();
    strata.forEach(
        (id, stratum) ->
            byStratum
                .computeIfAbsent(stratum, any -> new ArrayList<>())
                .add(new Placed(id, 0, chance(seed, "row", id))));
    List<Placed> all = new ArrayList<>(strata.size());
    byStratum.forEach((stratum, rows) -> spread(rows, chance(seed, "stratum", stratum), all));
    all.sort(
        Comparator.comparingDouble(Placed::at)
            .thenComparingLong(Placed::chance)
            .thenComparing(Placed::id));
    return all.stream().map(Placed::id).toList();
  }

  private static void spread(List<Placed> rows, long chance, List<Placed> all) {
    rows.sort(Comparator.comparingLong(Placed::chance).thenComparing(Placed::id));
    double start = (chance >>> 11) / RANGE;
    for (int i = 0; i < rows.size(); i++) {
      Placed row = rows.get(i);
      all.add(new Placed(row.id(), (i + start) / rows.size(), row.chance()));
    }
  }

  /** Evenly spread over all numbers: SplitMix64's finalizer after each character. */
  private static long chance(long seed, String purpose, String text) {
    long hash = mixed(seed);
    String all = purpose + '\n' + text;
    for (int i = 0; i < all.length(); i++) {
      hash = mixed(hash + all.charAt(i));
    }
    return hash;
  }

  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
