package io.countersign.engine.quality.agreement;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Krippendorff's α: agreement of any number of raters, each of whom may have left out some units
 * (K. Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011). 1 is perfect, 0 is what
 * chance would give, and below 0 they disagree more than that. Units with fewer than two answers
 * say nothing; undefined where no pair is left, or all of them said the same.
 */
public final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /** How far apart two values are, squared, by their places in the order of all values. */
  private interface Distance {
    double between(int one, int other);
  }

  /** Of values that are the same or are not. */
  public static <V extends Comparable<V>> OptionalDouble nominal(Collection<Rated<V>> units) {
    return of(new Values<>(units), (one, other) -> one == other ? 0 : 1, units);
  }

  /** Of values that have an order, such as grades. */
  public static <V extends Comparable<V>> OptionalDouble ordinal(Collection<Rated<V>> units) {
    Values<V> values = new Values<>(units);
    return of(values, values::ranksBetween, units);
  }

  /** Of values whose differences mean something, such as temperatures. */
  public static OptionalDouble interval(Collection<Rated<Double>> units) {
    Values<Double> values = new Values<>(units);
    double[] numbers = values.places.keySet().stream().mapToDouble(value -> value).toArray();
    return of(
        values,
        (one, other) -> (numbers[one] - numbers[other]) * (numbers[one] - numbers[other]),
        units);
  }

  private static <V extends Comparable<V>> OptionalDouble of(
      Values<V> values, Distance distance, Collection<Rated<V>> units) {
    double expected = 0;
    for (int one = 0; one < values.totals.length; one++) {
      for (int other = 0; other < values.totals.length; other++) {
        expected += values.totals[one] * values.totals[other] * distance.between(one, other);
      }
    }
    if (expected <= 0) {
      return OptionalDouble.empty();
    }
    double observed = 0;
    for (Rated<V> rated : units) {
      observed += rated.units() * disagreement(values.places(rated), distance);
    }
    return OptionalDouble.of(1 - (values.all - 1) * observed / expected);
  }

  /** Each rater counts once in all, however many others answered. */
  private static double disagreement(int[] places, Distance distance) {
    double sum = 0;
    for (int one = 0; one < places.length; one++) {
      for (int other = 0; other < one; other++) {
        sum += 2 * distance.between(places[one], places[other]);
      }
    }
    return places.length < 2 ? 0 : sum / (places.length - 1);
  }

  /** The values that can be paired, in their order, and how often each was given. */
  private static final class Values<V extends Comparable<V>> {
    private final Map<V, Integer> places = new TreeMap<>();
    private final double[] totals;
    private final double[] before;
    private final double all;

    Values(Collection<Rated<V>> units) {
      List<Rated<V>> paired =
          units.stream().filter(rated -> rated.values().size() > 1 && rated.units() > 0).toList();
      paired.forEach(rated -> rated.values().forEach(value -> places.put(value, 0)));
      int next = 0;
      for (Map.Entry<V, Integer> place : places.entrySet()) {
        place.setValue(next++);
      }
      totals = new double[next];
      for (Rated<V> rated : paired) {
        for (int place : places(rated)) {
          totals[place] += rated.units();
        }
      }
      before = new double[next + 1];
      for (int place = 0; place < next; place++) {
        before[place + 1] = before[place] + totals[place];
      }
      all = before[next];
    }

    int[] places(Rated<V> rated) {
      return rated.units() == 0 || rated.values().size() < 2
          ? new int[0]
          : rated.values().stream().mapToInt(value -> places.getOrDefault(value, 0)).toArray();
    }

    double ranksBetween(int one, int other) {
      int low = Math.min(one, other);
      int high = Math.max(one, other);
      double ranks = before[high + 1] - before[low] - (totals[low] + totals[high]) / 2;
      return ranks * ranks;
    }
  }
}
