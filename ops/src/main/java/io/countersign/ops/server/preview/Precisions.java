package io.countersign.ops.server.preview;

import io.countersign.engine.figure.Share;
import io.countersign.engine.figure.Stratum;
import io.countersign.projections.model.Models.Band;
import java.util.List;

/** How often a model was right at which confidence, where people looked. */
record Precisions(List<Band> bands) {

  /**
   * The share of right proposals among those with a confidence of at least {@code from}: of each
   * band what people found, weighted by how many of {@code confidences} are in it.
   */
  Share from(double from, List<Double> confidences) {
    List<Double> confident = confidences.stream().filter(value -> value >= from).toList();
    long covered = bands.stream().mapToLong(band -> within(band, confident)).sum();
    List<Stratum> strata =
        bands.stream().map(band -> new Stratum(within(band, confident), band.precision())).toList();
    return Stratum.whole(strata, confident.size() - covered);
  }

  private static long within(Band band, List<Double> confidences) {
    return confidences.stream()
        .filter(value -> value >= band.from())
        .filter(value -> value < band.to() || band.to() >= 1)
        .count();
  }
}
