package io.countersign.modelrunner.training;

import io.countersign.engine.modelrun.ModelReport.Calibration;
import io.countersign.engine.modelrun.ModelReport.Calibration.Bin;
import io.countersign.modelrunner.training.TrainingReport.Confusion;
import io.countersign.modelrunner.training.TrainingReport.Suspect;
import io.countersign.modelrunner.training.TrainingReport.Threshold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.classification.Label;

/** What heads say of the examples that they had not seen. */
final class CrossValidation {
  private static final int BINS = 10;
  private static final List<Double> THRESHOLDS =
      List.of(0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99);

  private final List<String> classes;
  private final double[][] logits;
  private final int[] answers;
  private final double temperature;
  private final List<Judgement> judgements;

  /**
   * Judges by confidences at a temperature.
   *
   * @param logits double [n, classes], each by a head that had not seen the example
   * @param answers int [n], each a class
   */
  CrossValidation(List<String> classes, double[][] logits, int[] answers, double temperature) {
    this.classes = classes;
    this.logits = logits;
    this.answers = answers;
    this.temperature = temperature;
    this.judgements = judgements(temperature);
  }

  /**
   * Judges every example by a head that was trained without it, in five folds, at the temperature
   * that fits best.
   *
   * @param classes of the examples
   */
  static CrossValidation of(List<Example<Label>> examples, List<String> classes, long seed) {
    double[][] logits = Folds.unseen(examples, classes, seed);
    int[] answers = Folds.answers(examples, classes);
    return new CrossValidation(classes, logits, answers, Temperature.of(logits, answers));
  }

  double temperature() {
    return temperature;
  }

  private List<Judgement> judgements(double at) {
    return IntStream.range(0, answers.length)
        .mapToObj(i -> judgement(answers[i], Probabilities.of(logits[i], at)))
        .toList();
  }

  private Judgement judgement(int given, double[] probabilities) {
    int best = Probabilities.best(probabilities);
    return new Judgement(
        classes.get(given), probabilities[given], classes.get(best), probabilities[best]);
  }

  /** What each example was taken for. */
  List<String> seen() {
    return judgements.stream().map(Judgement::seen).toList();
  }

  int right() {
    return (int) judgements.stream().filter(Judgement::right).count();
  }

  double logLoss() {
    return Temperature.loss(logits, answers, temperature);
  }

  /** How confidences agree with how often they were right, without the temperature and with it. */
  Calibration calibration() {
    return new Calibration(temperature, bins(judgements(1)), bins(judgements));
  }

  private static List<Bin> bins(List<Judgement> judged) {
    return IntStream.range(0, BINS)
        .mapToObj(bin -> bin(judged.stream().filter(one -> one.bin() == bin).toList()))
        .filter(bin -> bin.rows() > 0)
        .toList();
  }

  private static Bin bin(List<Judgement> judged) {
    return new Bin(
        judged.size(),
        (int) judged.stream().filter(Judgement::right).count(),
        judged.stream().mapToDouble(Judgement::seenScore).average().orElse(0));
  }

  List<Threshold> thresholds() {
    return THRESHOLDS.stream().map(this::at).toList();
  }

  private Threshold at(double threshold) {
    List<Judgement> accepted =
        judgements.stream().filter(judged -> judged.seenScore() >= threshold).toList();
    int right = (int) accepted.stream().filter(Judgement::right).count();
    return new Threshold(threshold, accepted.size(), right);
  }

  /** What was taken for what, the most frequent first, at most {@code most}. */
  List<Confusion> confusions(int most) {
    Map<List<String>, Integer> counts = new HashMap<>();
    judgements.stream()
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
    for (int i = 0; i < judgements.size(); i++) {
      Judgement judgement = judgements.get(i);
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

    int bin() {
      return Math.min((int) (seenScore * BINS), BINS - 1);
    }
  }
}
