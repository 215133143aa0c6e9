package io.countersign.ops.server.preview;

import io.countersign.projections.model.Models.Band;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How often a model was right at which confidence, where people looked. */
record Precisions(List<Band> bands) {

  /**
   * The share of right proposals among those with a confidence of at least {@code from}: of each
   * band what people found, weighted by how many of {@code confidences} are in it.
   */
  @Nullable Double from(double from, List<Double> confidences) {
    double rows = 0;
    double right = 0;
    for (Band band : bands) {
      long inBand =
          confidences.stream()
              .filter(value -> value >= from && value >= band.from())
              .filter(value -> value < band.to() || band.to() >= 1)
              .count();
      rows += inBand;
      right += inBand * band.precision();
    }
    return rows == 0 ? null : right / rows;
  }
}
