package io.countersign.engine.quality.confusion;

import java.util.Arrays;
import java.util.function.IntFunction;

/**
 * How often each person says each class of items of each class, by counts of answers. Arrays are
 * [person][said][truth], so that what is read at once lies side by side.
 */
final class Confusions {
  /** Of what nobody said yet, instead of 0, which no later answer could change. */
  static final double LEAST = 1e-10;

  private final int people;
  private final int classes;
  private final IntFunction<Prior> priors;

  /** Whether the person ever said it; what was never said needs no rate. */
  private final boolean[] used;

  private final double[] counts;
  private final double[] logs;

  Confusions(Answers answers, IntFunction<Prior> priors) {
    people = answers.people;
    classes = answers.classes;
    this.priors = priors;
    used = new boolean[people * classes];
    for (int i = 0; i < answers.size(); i++) {
      used[answers.person[i] * classes + answers.said[i]] = true;
    }
    counts = new double[people * classes * classes];
    logs = new double[counts.length];
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  /** Counts an answer to an item that is each class by so much. */
  void count(int person, int said, double[] posteriors, int from) {
    int at = (person * classes + said) * classes;
    for (int truth = 0; truth < classes; truth++) {
      counts[at + truth] += posteriors[from + truth];
    }
  }

  /** Adds how likely the answer is to an item of each class, as natural logarithms. */
  void weigh(int person, int said, double[] logarithms) {
    int at = (person * classes + said) * classes;
    for (int truth = 0; truth < classes; truth++) {
      logarithms[truth] += logs[at + truth];
    }
  }

  /** Takes the rates that the counts make most likely. */
  void settle() {
    for (int person = 0; person < people; person++) {
      for (int truth = 0; truth < classes; truth++) {
        double total = total(person, truth);
        for (int said = 0; said < classes; said++) {
          int at = (person * classes + said) * classes + truth;
          logs[at] = Math.log(weighed(person, truth, said) / total);
        }
      }
    }
  }

  private double total(int person, int truth) {
    double total = 0;
    for (int said = 0; said < classes; said++) {
      total += weighed(person, truth, said);
    }
    return total;
  }

  private double weighed(int person, int truth, int said) {
    double count = counted(person, truth, said) + priors.apply(person).count(truth, said, classes);
    return used[person * classes + said] ? Math.max(LEAST, count) : count;
  }

  /** How likely the rates are by the priors, as a natural logarithm up to a constant. */
  double logPrior() {
    double sum = 0;
    for (int person = 0; person < people; person++) {
      Prior prior = priors.apply(person);
      for (int truth = 0; prior.weight() > 0 && truth < classes; truth++) {
        for (int said = 0; said < classes; said++) {
          double count = prior.count(truth, said, classes);
          sum += count == 0 ? 0 : count * logs[(person * classes + said) * classes + truth];
        }
      }
    }
    return sum;
  }

  double counted(int person, int truth, int said) {
    return counts[(person * classes + said) * classes + truth];
  }

  double rate(int person, int truth, int said) {
    double total = total(person, truth);
    return total == 0 ? 0 : weighed(person, truth, said) / total;
  }
}
