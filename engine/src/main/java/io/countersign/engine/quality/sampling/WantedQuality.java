package io.countersign.engine.quality.sampling;

import java.util.Optional;

/**
 * Which batches are to be accepted and which are not. Those between may be either.
 *
 * @param wanted share of errors up to which a batch is good (acceptable quality level), in [0, 1)
 * @param producersRisk how likely a good batch may be to be sent back, in (0, 1)
 * @param unacceptable share of errors from which on it is bad (lot tolerance percent defective),
 *     above {@code wanted}, up to 1
 * @param consumersRisk how likely a bad batch may be to be accepted, in (0, 1)
 */
public record WantedQuality(
    double wanted, double producersRisk, double unacceptable, double consumersRisk) {
  /** So that what is just as likely as a risk keeps it, whatever the last digits say. */
  private static final double SLACK = 1e-12;

  public WantedQuality {
    if (!(wanted >= 0 && wanted < unacceptable && unacceptable <= 1)) {
      throw new IllegalArgumentException(
          "Expected 0 ≤ wanted < unacceptable ≤ 1, but got %s and %s"
              .formatted(wanted, unacceptable));
    }
    if (!(producersRisk > 0 && producersRisk < 1 && consumersRisk > 0 && consumersRisk < 1)) {
      throw new IllegalArgumentException(
          "Expected risks between 0 and 1, but got %s and %s"
              .formatted(producersRisk, consumersRisk));
    }
  }

  /**
   * The plan with the smallest sample that keeps both risks; empty if it would take more than
   * {@code mostSampled}. A batch that may be looked at as a whole always has one.
   *
   * @param mostSampled at least 1
   */
  public Optional<AcceptancePlan> plan(Population population, long mostSampled) {
    long most = Math.min(mostSampled, population.size());
    double good = population.floor(wanted);
    double bad = population.ceiling(unacceptable);
    long size = 0;
    for (long errors = 0; errors < most; errors++) {
      size = smallest(population, errors, Math.max(size, errors + 1), most, bad);
      AcceptancePlan plan = new AcceptancePlan(size, errors);
      if (plan.acceptance(population, bad) > consumersRisk + SLACK) {
        return Optional.empty();
      }
      if (plan.acceptance(population, good) >= 1 - producersRisk - SLACK) {
        return Optional.of(plan);
      }
    }
    return Optional.empty();
  }

  /**
   * The smallest sample from {@code least} to {@code most} that keeps the consumer's risk, as
   * larger ones do, too; {@code most} if none does.
   */
  private long smallest(Population population, long errors, long least, long most, double bad) {
    long low = least;
    long high = most;
    while (low < high) {
      long middle = low + (high - low) / 2;
      if (population.atMost(errors, middle, bad) > consumersRisk + SLACK) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return high;
  }
}
