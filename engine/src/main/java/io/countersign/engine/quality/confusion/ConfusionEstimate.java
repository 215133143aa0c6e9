package io.countersign.engine.quality.confusion;

import java.util.Arrays;
import java.util.List;

/** What the answers say of items, people and classes. */
public final class ConfusionEstimate {
  private final Answers answers;
  private final Confusions confusions;
  private final double[] posteriors;
  private final double[] classShares;
  private final List<Double> likelihoods;

  ConfusionEstimate(
      Answers answers,
      Confusions confusions,
      double[] posteriors,
      double[] classShares,
      List<Double> likelihoods) {
    this.answers = answers;
    this.confusions = confusions;
    this.posteriors = posteriors;
    this.classShares = classShares;
    this.likelihoods = List.copyOf(likelihoods);
  }

  /** How likely {@code item} is to be each class; sums to 1. */
  public double[] posterior(int item) {
    int at = item * answers.classes;
    return Arrays.copyOfRange(posteriors, at, at + answers.classes);
  }

  /** Share of each class among the items. */
  public double[] classShares() {
    return classShares.clone();
  }

  /**
   * How often {@code person} says {@code said} of items that are {@code truth}, by the answers and
   * the prior; sums to 1 over what can be said. 0 where there is neither.
   */
  public double rate(int person, int truth, int said) {
    return confusions.rate(person, truth, said);
  }

  /**
   * How many answers of {@code person} to items that are {@code truth} said {@code said}, without
   * the prior; parts of answers, where it is not sure what the items are.
   */
  public double restsOn(int person, int truth, int said) {
    return confusions.counted(person, truth, said);
  }

  /** How many answers {@code person} gave. */
  public double answers(int person) {
    double sum = 0;
    for (int truth = 0; truth < answers.classes; truth++) {
      for (int said = 0; said < answers.classes; said++) {
        sum += restsOn(person, truth, said);
      }
    }
    return sum;
  }

  /** Share of the answers of {@code person} that would be right over the classes as they come. */
  public double accuracy(int person) {
    double sum = 0;
    for (int truth = 0; truth < answers.classes; truth++) {
      sum += classShares[truth] * rate(person, truth, truth);
    }
    return sum;
  }

  /**
   * How likely the answers and rates were at the beginning of each round, as natural logarithms up
   * to a constant; they never fall.
   */
  public List<Double> likelihoods() {
    return likelihoods;
  }
}
