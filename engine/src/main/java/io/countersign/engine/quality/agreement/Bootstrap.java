package io.countersign.engine.quality.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * How far a figure would vary if other units had been drawn: the percentile interval of figures of
 * units drawn anew from those that there are (B. Efron, "Bootstrap Methods", 1979). The same units
 * and seed give the same interval.
 */
public final class Bootstrap {
  private static final double TAIL = 0.025;

  /** From here on a binomial draw is taken from the normal distribution that is close to it. */
  private static final double LARGE = 30;

  private Bootstrap() {}

  /**
   * The interval of {@code figure}; empty where it is undefined for most of what is drawn.
   *
   * @param times how often units are drawn
   */
  public static <V> Optional<Interval> interval(
      Collection<Rated<V>> units,
      Function<List<Rated<V>>, OptionalDouble> figure,
      int times,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] figures = new double[times];
    int defined = 0;
    for (int time = 0; time < times; time++) {
      OptionalDouble drawn = figure.apply(drawn(units, random));
      if (drawn.isPresent()) {
        figures[defined++] = drawn.getAsDouble();
      }
    }
    if (defined == 0 || defined * 2 < times) {
      return Optional.empty();
    }
    double[] sorted = Arrays.copyOf(figures, defined);
    Arrays.sort(sorted);
    return Optional.of(new Interval(quantile(sorted, TAIL), quantile(sorted, 1 - TAIL)));
  }

  /** As many units as there are, drawn from them with replacement. */
  private static <V> List<Rated<V>> drawn(Collection<Rated<V>> units, SplittableRandom random) {
    long left = units.stream().mapToLong(Rated::units).sum();
    double share = left;
    List<Rated<V>> drawn = new ArrayList<>(units.size());
    for (Rated<V> rated : units) {
      long count = share <= 0 ? 0 : binomial(left, rated.units() / share, random);
      drawn.add(new Rated<>(rated.values(), count));
      left -= count;
      share -= rated.units();
    }
    return drawn;
  }

  /** Of how many of {@code of} something is true that has this chance. */
  private static long binomial(long of, double chance, SplittableRandom random) {
    if (of == 0 || chance <= 0 || chance >= 1) {
      return chance >= 1 ? of : 0;
    }
    if (chance > 0.5) {
      return of - binomial(of, 1 - chance, random);
    }
    double mean = of * chance;
    if (mean >= LARGE) {
      double drawn = mean + Math.sqrt(mean * (1 - chance)) * random.nextGaussian();
      return Math.max(0, Math.min(of, Math.round(drawn)));
    }
    return byInversion(of, chance, random.nextDouble());
  }

  private static long byInversion(long of, double chance, double uniform) {
    double odds = chance / (1 - chance);
    double probability = Math.pow(1 - chance, of);
    double left = uniform;
    long count = 0;
    while (left > probability && count < of) {
      left -= probability;
      count++;
      probability *= odds * (of - count + 1) / count;
    }
    return count;
  }

  /** Between the two values next to it, in proportion. */
  private static double quantile(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
