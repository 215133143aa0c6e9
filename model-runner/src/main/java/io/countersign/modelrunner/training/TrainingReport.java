package io.countersign.modelrunner.training;

import io.countersign.modelrunner.Preview.AtThreshold;
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
 * @param accuracy share of right answers
 * @param logLoss mean negative logarithm of the probability of the right class
 * @param thresholds what each confidence would let through
 * @param suspects examples that are most likely labelled wrong, the likeliest first
 */
public record TrainingReport(
    List<String> classes,
    int examples,
    int unreadable,
    int surplus,
    Map<String, Integer> examplesPerClass,
    double accuracy,
    double logLoss,
    List<AtThreshold> thresholds,
    List<Suspect> suspects) {
  public TrainingReport {
    classes = List.copyOf(classes);
    examplesPerClass = Map.copyOf(examplesPerClass);
    thresholds = List.copyOf(thresholds);
    suspects = List.copyOf(suspects);
  }

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
