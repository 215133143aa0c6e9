package io.countersign.engine.quality.agreement;

import java.util.List;

/**
 * Units of which the same was said.
 *
 * @param values one for each rater who said something, in the order of the raters where that
 *     matters; who said nothing is left out
 * @param units how many such units there are, 0 or more
 */
public record Rated<V>(List<V> values, long units) {
  public Rated {
    values = List.copyOf(values);
    if (units < 0) {
      throw new IllegalArgumentException("Expected 0 or more units, but got " + units);
    }
  }
}
