package io.countersign.projections.agreement;

import io.countersign.engine.figure.Share;
import io.countersign.engine.quality.agreement.Bootstrap;
import io.countersign.engine.quality.agreement.Interval;
import io.countersign.engine.quality.agreement.KrippendorffAlpha;
import io.countersign.engine.quality.agreement.Rated;
import io.countersign.projections.agreement.Agreements.Agreement;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Figures of agreement from counts of answers. The same counts give the same figures. */
final class AgreementFigures {
  /** How often rows are drawn anew for an interval. */
  private static final int DRAWS = 500;

  private static final long SEED = 1;

  /** The standard normal distribution is within ± this with a probability of 95 %. */
  private static final double Z = 1.959963984540054;

  private static final String THIS = "this";
  private static final String OTHER = "other";

  private AgreementFigures() {}

  /** Agreement of those who gave these answers, in whatever order. */
  static Agreement of(Collection<Rated<String>> rated) {
    List<Rated<String>> units = merged(rated);
    return of(units, units, unit -> agreed(unit.values()));
  }

  /**
   * Agreement on whether it is this answer or another: chance comes of all rows, but those of which
   * nobody said it are not counted.
   */
  static Agreement ofClass(String answer, Collection<Rated<String>> rated) {
    List<Rated<String>> units = merged(rated.stream().map(unit -> either(answer, unit)).toList());
    List<Rated<String>> counted =
        units.stream().filter(unit -> unit.values().contains(THIS)).toList();
    return of(units, counted, unit -> pairs(unit.values().stream().filter(THIS::equals).count()));
  }

  private static Rated<String> either(String answer, Rated<String> unit) {
    return new Rated<>(
        unit.values().stream().map(said -> said.equals(answer) ? THIS : OTHER).toList(),
        unit.units());
  }

  private static Agreement of(
      List<Rated<String>> units,
      List<Rated<String>> counted,
      ToLongFunction<Rated<String>> agreed) {
    long rows = counted.stream().mapToLong(Rated::units).sum();
    OptionalDouble alpha = KrippendorffAlpha.nominal(units);
    boolean enough = rows >= Share.ENOUGH && alpha.isPresent();
    Optional<Interval> interval =
        enough
            ? Bootstrap.interval(units, KrippendorffAlpha::nominal, DRAWS, SEED)
            : Optional.empty();
    return new Agreement(
        rows,
        counted.stream().mapToLong(unit -> unit.units() * pairs(unit.values().size())).sum(),
        counted.stream().mapToLong(unit -> unit.units() * agreed.applyAsLong(unit)).sum(),
        alpha.isPresent() ? alpha.getAsDouble() : null,
        interval.map(Interval::low).orElse(null),
        interval.map(Interval::high).orElse(null),
        enough);
  }

  /** Rows of which the same was said, by whomever, are counted as one kind. */
  private static List<Rated<String>> merged(Collection<Rated<String>> rated) {
    Map<List<String>, Long> counts = new TreeMap<>(AgreementFigures::compare);
    for (Rated<String> one : rated) {
      if (one.units() > 0 && one.values().size() > 1) {
        counts.merge(one.values().stream().sorted().toList(), one.units(), Long::sum);
      }
    }
    return counts.entrySet().stream()
        .map(count -> new Rated<>(count.getKey(), count.getValue()))
        .toList();
  }

  private static int compare(List<String> one, List<String> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static long pairs(long of) {
    return of * (of - 1) / 2;
  }

  private static long agreed(List<String> values) {
    long agreed = 0;
    for (int i = 0; i < values.size(); i++) {
      for (int j = 0; j < i; j++) {
        agreed += values.get(i).equals(values.get(j)) ? 1 : 0;
      }
    }
    return agreed;
  }

  /**
   * How alike what two people found is, on average, with the interval of the mean by the normal
   * distribution.
   */
  static Agreement of(FoundCounts found) {
    if (found.pairs() <= 0) {
      return new Agreement(0, 0, null, null, null, null, false);
    }
    double mean = found.likeness() / found.pairs();
    double variance = Math.max(0, found.squares() / found.pairs() - mean * mean);
    double reach = Z * Math.sqrt(variance / found.pairs());
    boolean enough = found.pairs() >= Share.ENOUGH;
    return new Agreement(
        found.pairs(),
        found.pairs(),
        null,
        mean,
        enough ? Math.max(0, mean - reach) : null,
        enough ? Math.min(1, mean + reach) : null,
        enough);
  }
}
