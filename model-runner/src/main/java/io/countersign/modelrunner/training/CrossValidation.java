package io.countersign.modelrunner.training;

import io.countersign.modelrunner.training.TrainingReport.Confusion;
import io.countersign.modelrunner.training.TrainingReport.Suspect;
import io.countersign.modelrunner.training.TrainingReport.Threshold;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.tribuo.Example;
import org.tribuo.classification.Label;

/** Judges every example by a head that was trained without it, in five folds. */
final class CrossValidation {
  private static final int FOLDS = 5;
  private static final double LEAST_PROBABILITY = 1e-7;
  private static final List<Double> THRESHOLDS =
      List.of(0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99);

  private final List<Example<Label>> examples;
  private final Judgement[] judgements;

  private CrossValidation(List<Example<Label>> examples) {
    this.examples = examples;
    this.judgements = new Judgement[examples.size()];
  }

  /** Trains and judges; the seed decides who is in which fold. */
  static CrossValidation of(List<Example<Label>> examples, long seed) {
    CrossValidation validation = new CrossValidation(examples);
    List<Integer> order = shuffledByClass(examples, seed);
    for (int fold = 0; fold < FOLDS; fold++) {
      validation.judge(fold, order, seed);
    }
    return validation;
  }

  /** Class after class, so that dealing them out gives each fold its share of each. */
  private static List<Integer> shuffledByClass(List<Example<Label>> examples, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      order.add(i);
    }
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparing(i -> examples.get(i).getOutput().getLabel()));
    return order;
  }

  private void judge(int fold, List<Integer> order, long seed) {
    List<Example<Label>> seen = new ArrayList<>();
    for (int i = 0; i < order.size(); i++) {
      if (i % FOLDS != fold) {
        seen.add(examples.get(order.get(i)));
      }
    }
    Collections.shuffle(seen, new Random(seed));
    LinearHead head = LinearHead.train(seen, seed);
    for (int i = fold; i < order.size(); i += FOLDS) {
      int index = order.get(i);
      judgements[index] = judgement(examples.get(index), head);
    }
  }

  private static Judgement judgement(Example<Label> example, LinearHead head) {
    double[] probabilities = head.probabilities(example);
    int best = 0;
    for (int i = 1; i < probabilities.length; i++) {
      best = probabilities[i] > probabilities[best] ? i : best;
    }
    String given = example.getOutput().getLabel();
    int own = head.classes().indexOf(given);
    return new Judgement(
        given, own < 0 ? 0 : probabilities[own], head.classes().get(best), probabilities[best]);
  }

  int right() {
    return (int) Arrays.stream(judgements).filter(Judgement::right).count();
  }

  double logLoss() {
    return Arrays.stream(judgements)
        .mapToDouble(judgement -> -Math.log(Math.max(judgement.givenScore(), LEAST_PROBABILITY)))
        .average()
        .orElse(0);
  }

  List<Threshold> thresholds() {
    return THRESHOLDS.stream().map(this::at).toList();
  }

  private Threshold at(double threshold) {
    List<Judgement> accepted =
        Arrays.stream(judgements).filter(judged -> judged.seenScore() >= threshold).toList();
    int right = (int) accepted.stream().filter(Judgement::right).count();
    return new Threshold(threshold, accepted.size(), right);
  }

  /** What was taken for what, the most frequent first, at most {@code most}. */
  List<Confusion> confusions(int most) {
    Map<List<String>, Integer> counts = new HashMap<>();
    Arrays.stream(judgements)
        .filter(judged -> !judged.right())
        .forEach(judged -> counts.merge(List.of(judged.given(), judged.seen()), 1, Integer::sum));
    return counts.entrySet().stream()
        .map(pair -> new Confusion(pair.getKey().get(0), pair.getKey().get(1), pair.getValue()))
        .sorted(
            Comparator.comparingInt(Confusion::examples)
                .reversed()
                .thenComparing(Confusion::given)
                .thenComparing(Confusion::seen))
        .limit(most)
        .toList();
  }

  /** The examples that were judged wrong, the most contradicted first, at most {@code most}. */
  List<Suspect> suspects(List<Integer> indices, int most) {
    List<Suspect> suspects = new ArrayList<>();
    for (int i = 0; i < judgements.length; i++) {
      Judgement judgement = judgements[i];
      if (!judgement.right()) {
        suspects.add(
            new Suspect(
                indices.get(i), judgement.given(), judgement.seen(), judgement.givenScore()));
      }
    }
    suspects.sort(Comparator.comparingDouble(Suspect::givenConfidence));
    return suspects.subList(0, Math.min(most, suspects.size()));
  }

  private record Judgement(String given, double givenScore, String seen, double seenScore) {
    boolean right() {
      return given.equals(seen);
    }
  }
}
