package io.countersign.engine.quality.sampling;

/**
 * How many to look at, and up to how many errors among them the whole is accepted.
 *
 * @param sampleSize how many are drawn
 * @param mostErrors so many are still accepted, one more is not
 */
public record AcceptancePlan(long sampleSize, long mostErrors) {
  public AcceptancePlan {
    if (mostErrors < 0 || mostErrors > sampleSize) {
      throw new IllegalArgumentException(
          "Expected 0 to %d errors, but got %d".formatted(sampleSize, mostErrors));
    }
  }

  /** How likely a batch with so many errors is to be accepted: a point of its OC curve. */
  public double acceptance(Population population, double errorRate) {
    return population.atMost(mostErrors, sampleSize, errorRate);
  }

  /** Whether so many errors lead to the batch being accepted. */
  public boolean accepts(long errors) {
    return errors <= mostErrors;
  }
}
