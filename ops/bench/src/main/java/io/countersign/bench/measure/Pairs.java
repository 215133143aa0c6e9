package io.countersign.bench.measure;

import io.countersign.ops.contract.figures.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What two ways to do the same came to, taking turns: what else the machine does hits both alike.
 * The ratio is the median of the ratios of the pairs, not the ratio of the medians.
 *
 * @param <T> what one turn came to
 */
public record Pairs<T>(List<T> ours, List<T> others) {
  /** How many turns each takes unless told otherwise. */
  public static final int TURNS = 7;

  /**
   * One turn of one of the two.
   *
   * @param <T> what it comes to
   */
  @FunctionalInterface
  public interface Turn<T> {
    T take(int number) throws Exception;
  }

  /** Has both take {@code turns} turns, now one first and now the other. */
  public static <T> Pairs<T> take(int turns, Turn<T> ours, Turn<T> others) throws Exception {
    List<T> oursTaken = new ArrayList<>();
    List<T> othersTaken = new ArrayList<>();
    for (int turn = 0; turn < turns; turn++) {
      if (turn % 2 == 0) {
        oursTaken.add(ours.take(turn));
      }
      othersTaken.add(others.take(turn));
      if (turn % 2 == 1) {
        oursTaken.add(ours.take(turn));
      }
    }
    return new Pairs<>(oursTaken, othersTaken);
  }

  /** One part of what the turns came to, compared. */
  public Figure figure(String metric, String unit, String against, ToDoubleFunction<T> part) {
    return new Figure(
        metric, unit, median(ours, part), median(others, part), against, ratio(part), null, null);
  }

  /** The median of the ratios of ours to the other's in the same turn. */
  public double ratio(ToDoubleFunction<T> part) {
    return median(
        IntStream.range(0, ours.size())
            .mapToObj(i -> part.applyAsDouble(ours.get(i)) / part.applyAsDouble(others.get(i)))
            .toList());
  }

  private static <T> double median(List<T> turns, ToDoubleFunction<T> part) {
    return median(turns.stream().map(part::applyAsDouble).toList());
  }

  /** The middle one; of an even number the upper of the two. */
  public static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
