package io.countersign.engine.quality.confusion;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Tells from answers alone what each item is and what each person takes for what (A. Dawid and A.
 * Skene, "Maximum Likelihood Estimation of Observer Error-Rates Using the EM Algorithm", Applied
 * Statistics 28, 1979). It begins with what most say of each item, and from then on believes those
 * more who are right more often. Priors count as answers that were seen before, so that whoever
 * gave few is neither trusted nor blamed too much: it finds the rates that are most likely by both.
 * There is no chance in it; the same answers in the same order have the same outcome to the bit.
 */
public final class DawidSkene {
  private final Answers answers;
  private final Settings settings;
  private final Confusions confusions;
  private final double[] posteriors;
  private final double[] classCounts;
  private final double[] logarithms;

  private DawidSkene(Answers answers, IntFunction<Prior> priors, Settings settings) {
    this.answers = answers;
    this.settings = settings;
    confusions = new Confusions(answers, priors);
    posteriors = new double[answers.items * answers.classes];
    classCounts = new double[answers.classes];
    logarithms = new double[answers.classes];
  }

  /**
   * When to stop, and what to expect of classes.
   *
   * @param mostRounds at least 1
   * @param enough stops when a round raises the logarithm of the likelihood by less, for each
   *     answer
   * @param classWeight as how many items the expectation counts that classes are equally frequent
   */
  public record Settings(int mostRounds, double enough, double classWeight) {
    public static final Settings USUAL = new Settings(100, 1e-6, 1);

    public Settings {
      if (mostRounds < 1 || !(classWeight >= 0)) {
        throw new IllegalArgumentException(
            "Expected rounds and a weight, but got %d and %s".formatted(mostRounds, classWeight));
      }
    }
  }

  /**
   * The most likely explanation of the answers.
   *
   * @param priors what is expected of each person
   */
  public static ConfusionEstimate fit(
      Answers answers, IntFunction<Prior> priors, Settings settings) {
    return new DawidSkene(answers, priors, settings).run();
  }

  private ConfusionEstimate run() {
    for (int item = 0; item < answers.items; item++) {
      takeMajority(item);
      count(item);
    }
    List<Double> likelihoods = new ArrayList<>();
    double before = Double.NEGATIVE_INFINITY;
    for (int round = 0; round < settings.mostRounds(); round++) {
      double likelihood = round();
      likelihoods.add(likelihood);
      if (likelihood - before < settings.enough() * answers.size()) {
        break;
      }
      before = likelihood;
    }
    return new ConfusionEstimate(answers, confusions, posteriors, shares(), likelihoods);
  }

  private void takeMajority(int item) {
    int at = item * answers.classes;
    int first = answers.starts[item];
    int end = answers.starts[item + 1];
    if (answers.known[item] != Answers.UNKNOWN) {
      posteriors[at + answers.known[item]] = 1;
    } else if (first == end) {
      Arrays.fill(posteriors, at, at + answers.classes, 1.0 / answers.classes);
    }
    for (int i = first; answers.known[item] == Answers.UNKNOWN && i < end; i++) {
      posteriors[at + answers.said[i]] += 1.0 / (end - first);
    }
  }

  /**
   * Takes the rates that what is believed of the items makes most likely, then what they make
   * likely of the items.
   *
   * @return how likely the answers are by these rates, and the rates by the priors, as a logarithm
   */
  private double round() {
    confusions.settle();
    double[] shares = shares();
    double likelihood = confusions.logPrior();
    for (int c = 0; c < shares.length; c++) {
      shares[c] = Math.log(shares[c]);
      likelihood += settings.classWeight() / shares.length * shares[c];
    }
    confusions.clear();
    Arrays.fill(classCounts, 0);
    for (int item = 0; item < answers.items; item++) {
      likelihood += weigh(item, shares);
      count(item);
    }
    return likelihood;
  }

  private double weigh(int item, double[] logShares) {
    System.arraycopy(logShares, 0, logarithms, 0, answers.classes);
    for (int i = answers.starts[item]; i < answers.starts[item + 1]; i++) {
      confusions.weigh(answers.person[i], answers.said[i], logarithms);
    }
    if (answers.known[item] != Answers.UNKNOWN) {
      return logarithms[answers.known[item]];
    }
    return believe(item * answers.classes);
  }

  private double believe(int at) {
    double most = Arrays.stream(logarithms).max().orElseThrow();
    double sum = 0;
    for (int c = 0; c < answers.classes; c++) {
      posteriors[at + c] = Math.exp(logarithms[c] - most);
      sum += posteriors[at + c];
    }
    for (int c = 0; c < answers.classes; c++) {
      posteriors[at + c] /= sum;
    }
    return most + Math.log(sum);
  }

  private void count(int item) {
    int at = item * answers.classes;
    for (int c = 0; c < answers.classes; c++) {
      classCounts[c] += posteriors[at + c];
    }
    for (int i = answers.starts[item]; i < answers.starts[item + 1]; i++) {
      confusions.count(answers.person[i], answers.said[i], posteriors, at);
    }
  }

  private double[] shares() {
    double whole = answers.items + settings.classWeight();
    return Arrays.stream(classCounts)
        .map(count -> (count + settings.classWeight() / classCounts.length) / whole)
        .map(share -> Math.max(Confusions.LEAST, share))
        .toArray();
  }
}
