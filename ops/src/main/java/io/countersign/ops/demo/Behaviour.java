package io.countersign.ops.demo;

import io.countersign.ops.demo.images.ProductImages;
import java.util.List;

/**
 * How the simulated staff label and review: mostly well. Whoever sees a wrong label puts it right
 * or sends it back; a person's label is sent back more often than a model's, which learns nothing
 * from it.
 *
 * @param labelErrors share of labels that are wrong, in [0, 1]
 * @param reviewErrors share of reviews that judge wrongly, in [0, 1]
 */
record Behaviour(Dice dice, List<String> classes, double labelErrors, double reviewErrors) {
  static final double LABEL_ERRORS = 0.05;
  static final double REVIEW_ERRORS = 0.02;

  private static final double PERSONS_LABEL_SENT_BACK = 0.6;
  private static final double MODELS_LABEL_SENT_BACK = 0.1;

  /** As the demo's staff behave. */
  static Behaviour seeded(long seed) {
    return new Behaviour(new Dice(seed), ProductImages.CLASSES, LABEL_ERRORS, REVIEW_ERRORS);
  }

  /** The class that a labeller gives the row in this stage and round. */
  String label(String key, String stage, int round, String trueClass) {
    boolean errs = dice.thrown("label-errs", key, stage, round) < labelErrors;
    return errs ? wrongClass(key, stage, round, trueClass) : trueClass;
  }

  /** The class that a lead decides on after too many rejections. */
  String adjudicate(String key, String stage, int round, String trueClass) {
    boolean errs = dice.thrown("review-errs", key, stage, round) < reviewErrors;
    return errs ? wrongClass(key, stage, round, trueClass) : trueClass;
  }

  /** What a reviewer does about {@code shown}. */
  Judgement review(
      String key, String stage, int round, String shown, String trueClass, boolean byModel) {
    boolean right = shown.equals(trueClass);
    boolean errs = dice.thrown("review-errs", key, stage, round) < reviewErrors;
    if (right != errs) {
      return new Judgement.Approve();
    }
    double sentBack = byModel ? MODELS_LABEL_SENT_BACK : PERSONS_LABEL_SENT_BACK;
    if (dice.thrown("review-manner", key, stage, round) < sentBack) {
      return new Judgement.Reject(DemoProject.WRONG_CLASS, "This does not look like " + shown);
    }
    String category = right ? wrongClass(key, stage, round, trueClass) : trueClass;
    return new Judgement.Correct(category, DemoProject.WRONG_CLASS);
  }

  /** Whether somebody puts the task back before doing it. */
  boolean givesBack(String key, String stage, int round) {
    return dice.thrown("gives-back", key, stage, round) < 0.01;
  }

  /** How long the work would have taken a person, in seconds. */
  double secondsSpent(String key, String stage, int round) {
    return Math.round(20 + 60 * dice.thrown("seconds", key, stage, round)) / 10.0;
  }

  private String wrongClass(String key, String stage, int round, String trueClass) {
    List<String> wrong = classes.stream().filter(name -> !name.equals(trueClass)).toList();
    return wrong.get((int) (dice.thrown("wrong-class", key, stage, round) * wrong.size()));
  }
}
