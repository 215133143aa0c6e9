package io.countersign.projections.model;

import io.countersign.engine.figure.Share;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the models that proposed labels in a project fare. */
public record Models(List<ModelQuality> items, @Nullable Instant asOf, long position) {

  /**
   * How one version of a model fares. Precision is the share of the proposals that the final label
   * confirms, over rows that people accepted.
   *
   * @param proposed labels
   * @param acceptedByModel rows accepted without a person
   * @param acceptedUnchanged rows that people accepted with what was proposed and shown to them
   * @param corrected rows that people accepted with another label than was proposed and shown
   * @param rejected rows that people accepted after a reviewer rejected what was proposed
   * @param precision of the rows that people accepted, whether they were shown the proposal or not
   * @param byClass by the class that was proposed
   * @param byConfidence by bands of a tenth, the lowest first
   */
  public record ModelQuality(
      String model,
      String version,
      long proposed,
      long acceptedByModel,
      long acceptedUnchanged,
      long corrected,
      long rejected,
      Share precision,
      Map<String, Share> byClass,
      List<Band> byConfidence) {}

  /** Proposals with a confidence of at least {@code from} and, but for 1, below {@code to}. */
  public record Band(double from, double to, Share precision) {}
}
