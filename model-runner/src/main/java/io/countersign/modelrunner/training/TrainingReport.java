package io.countersign.modelrunner.training;

import io.countersign.engine.modelrun.ModelReport.Calibration;
import java.util.List;
import java.util.Map;

/**
 * How a training went. Accuracy, loss, thresholds and suspects come from cross-validation: each
 * example was judged by a head that had not seen it.
 *
 * @param classes in the order of the model's output
 * @param examples used
 * @param unreadable left out because their content cannot be read
 * @param surplus left out because there were more than are trained on
 * @param examplesPerClass by class
 * @param right how many were answered right
 * @param logLoss mean negative logarithm of the probability of the right class
 * @param calibration how far its confidences are how often it is right
 * @param thresholds what each confidence would let through
 * @param confusions what was taken for what, the most frequent first
 * @param suspects examples that are most likely labelled wrong, the likeliest first
 */
public record TrainingReport(
    List<String> classes,
    int examples,
    int unreadable,
    int surplus,
    Map<String, Integer> examplesPerClass,
    int right,
    double logLoss,
    Calibration calibration,
    List<Threshold> thresholds,
    List<Confusion> confusions,
    List<Suspect> suspects) {
  public TrainingReport {
    classes = List.copyOf(classes);
    examplesPerClass = Map.copyOf(examplesPerClass);
    thresholds = List.copyOf(thresholds);
    confusions = List.copyOf(confusions);
    suspects = List.copyOf(suspects);
  }

  /** Share of right answers. */
  public double accuracy() {
    return (double) right / examples;
  }

  /**
   * What a confidence would let through.
   *
   * @param accepted how many examples
   * @param right how many of those were right
   */
  public record Threshold(double threshold, int accepted, int right) {}

  /** How many examples of one class were taken for another. */
  public record Confusion(String given, String seen, int examples) {}

  /**
   * An example whose label the other examples contradict.
   *
   * @param index in the request
   * @param given its label
   * @param seen the class that a head sees that had not seen the example
   * @param givenConfidence what that head gives the label, a probability in [0, 1]
   */
  public record Suspect(int index, String given, String seen, double givenConfidence) {}
}
