package io.countersign.ops.contract.figures;

import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param other the figure of what it is compared with
 * @param against what it is compared with
 * @param ratio ours to the other
 * @param goal in words, such as {@code >= 2000 rows/s}
 * @param met whether the goal is; {@code null} where there is none
 */
public record Figure(
    String metric,
    String unit,
    double ours,
    @Nullable Double other,
    @Nullable String against,
    @Nullable Double ratio,
    @Nullable String goal,
    @Nullable Boolean met) {

  /** A figure without comparison or goal. */
  public static Figure of(String metric, String unit, double ours) {
    return new Figure(metric, unit, ours, null, null, null, null, null);
  }

  /** The same, compared with another way to do it. */
  public Figure against(String what, double figure) {
    return new Figure(metric, unit, ours, figure, what, ours / figure, goal, met);
  }

  /** The same beside a figure of another way to do it, where a ratio would say nothing. */
  public Figure beside(String what, double figure) {
    return new Figure(metric, unit, ours, figure, what, null, goal, met);
  }

  public Figure atLeast(double least) {
    return goal(">= " + number(least), ours >= least);
  }

  public Figure atMost(double most) {
    return goal("<= " + number(most), ours <= most);
  }

  public Figure ratioAtLeast(double least) {
    return goal("ratio >= " + number(least), ratio != null && ratio >= least);
  }

  public Figure ratioAtMost(double most) {
    return goal("ratio <= " + number(most), ratio != null && ratio <= most);
  }

  private Figure goal(String words, boolean isMet) {
    return new Figure(metric, unit, ours, other, against, ratio, words, isMet);
  }

  /** Without decimals from 100 on; people read it, programs too. */
  static String number(double value) {
    if (value == Math.rint(value)) {
      return "%,.0f".formatted(value).replace(",", "");
    }
    return Math.abs(value) >= 100 ? "%.0f".formatted(value) : "%.2f".formatted(value);
  }
}
