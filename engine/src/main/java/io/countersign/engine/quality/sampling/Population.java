package io.countersign.engine.quality.sampling;

import io.countersign.engine.quality.distribution.Binomial;
import io.countersign.engine.quality.distribution.Hypergeometric;

/** What a sample is drawn from. */
public sealed interface Population {
  /**
   * How likely a sample is to have {@code errors} or fewer.
   *
   * @param errorRate share of the population that is wrong, in [0, 1]
   */
  double atMost(long errors, long sampleSize, double errorRate);

  /** How many there are to draw from. */
  long size();

  /** The highest rate, up to this one, that a population can have. */
  double floor(double errorRate);

  /** The lowest rate, from this one on, that a population can have. */
  double ceiling(double errorRate);

  /**
   * A batch of which none is drawn twice; it has whole errors.
   *
   * @param size at least 1
   */
  record Batch(long size) implements Population {
    /** What rounding may have taken off a product of a share and a whole number. */
    private static final double SLACK = 1e-9;

    public Batch {
      if (size < 1) {
        throw new IllegalArgumentException("Expected a batch with rows");
      }
    }

    @Override
    public double atMost(long errors, long sampleSize, double errorRate) {
      return Hypergeometric.atMost(errors, size, Math.round(errorRate * size), sampleSize);
    }

    @Override
    public double floor(double errorRate) {
      return Math.floor(errorRate * size + SLACK) / size;
    }

    @Override
    public double ceiling(double errorRate) {
      return Math.ceil(errorRate * size - SLACK) / size;
    }
  }

  /** A process that goes on, or a batch that is large beside any sample. */
  record Endless() implements Population {
    @Override
    public double atMost(long errors, long sampleSize, double errorRate) {
      return Binomial.atMost(errors, sampleSize, errorRate);
    }

    @Override
    public long size() {
      return Long.MAX_VALUE;
    }

    @Override
    public double floor(double errorRate) {
      return errorRate;
    }

    @Override
    public double ceiling(double errorRate) {
      return errorRate;
    }
  }
}
