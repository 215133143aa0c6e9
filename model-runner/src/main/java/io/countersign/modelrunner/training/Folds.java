package io.countersign.modelrunner.training;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.classification.Label;

/** Five heads, each trained without another fifth of the examples, which it then judges. */
final class Folds {
  private static final int FOLDS = 5;

  private final List<Example<Label>> examples;
  private final List<String> classes;
  private final long seed;

  /** Class after class, so that dealing them out gives each fold its share of each. */
  private final List<Integer> order;

  private Folds(List<Example<Label>> examples, List<String> classes, long seed) {
    this.examples = examples;
    this.classes = classes;
    this.seed = seed;
    this.order = new ArrayList<>(IntStream.range(0, examples.size()).boxed().toList());
    Collections.shuffle(order, new Random(seed));
    order.sort(Comparator.comparing(i -> examples.get(i).getOutput().getLabel()));
  }

  /**
   * The logits of each example by the head that had not seen it, double [n, classes]. The seed
   * decides who is in which fold.
   */
  static double[][] unseen(List<Example<Label>> examples, List<String> classes, long seed) {
    Folds folds = new Folds(examples, classes, seed);
    double[][] logits = new double[examples.size()][];
    IntStream.range(0, FOLDS).parallel().forEach(fold -> folds.judge(fold, logits));
    return logits;
  }

  private void judge(int fold, double[][] logits) {
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
      logits[index] = Probabilities.logits(inOrder(head, examples.get(index)));
    }
  }

  /** A class that the head has never seen has no probability. */
  private double[] inOrder(LinearHead head, Example<Label> example) {
    double[] known = head.probabilities(example, 1);
    double[] probabilities = new double[classes.size()];
    for (int i = 0; i < known.length; i++) {
      probabilities[classes.indexOf(head.classes().get(i))] = known[i];
    }
    return probabilities;
  }

  /** The class of each example. */
  static int[] answers(List<Example<Label>> examples, List<String> classes) {
    return examples.stream()
        .mapToInt(example -> classes.indexOf(example.getOutput().getLabel()))
        .toArray();
  }
}
