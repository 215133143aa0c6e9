package io.countersign.engine.modelrun;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a model was trained on, and how well it did on examples that it had not seen.
 *
 * @param annotation the choice that was learnt
 * @param policyVersion of the project, whose ontology the options are from
 * @param position of the last event of the log that was taken into account
 * @param unreadable rows left out because their content can't be read
 * @param surplus rows left out because there were more than are trained on
 * @param examplesPerClass rows that were used, by class
 * @param right how many of them were answered right by a model that had not seen them
 * @param logLoss mean negative logarithm of the probability of the right class
 * @param calibration how far its confidences are how often it is right; {@code null} in reports
 *     from before they were calibrated
 * @param comparison with the version that was used when it was trained; {@code null} where there
 *     was none, or no row that says anything of both
 * @param thresholds what each confidence would let through
 * @param confusions what was taken for what, the most frequent first; at most {@link
 *     #MOST_CONFUSIONS}
 * @param suspects rows that are most likely labelled wrong, the likeliest first
 */
public record ModelReport(
    String annotation,
    int policyVersion,
    long position,
    int unreadable,
    int surplus,
    Map<String, Integer> examplesPerClass,
    int right,
    double logLoss,
    @Nullable Calibration calibration,
    @Nullable Comparison comparison,
    List<Threshold> thresholds,
    List<Confusion> confusions,
    List<Suspect> suspects) {
  public static final int MOST_CONFUSIONS = 200;

  public ModelReport {
    // Stored in the order of its keys, so that the same report has one form.
    examplesPerClass = Collections.unmodifiableMap(new TreeMap<>(examplesPerClass));
    thresholds = List.copyOf(thresholds);
    confusions = List.copyOf(confusions);
    suspects = List.copyOf(suspects);
  }

  /**
   * How far confidences are how often answers are right.
   *
   * @param temperature that makes them so: what the model's logits are divided by
   * @param before without it
   * @param after with it
   */
  public record Calibration(double temperature, List<Bin> before, List<Bin> after) {
    public Calibration {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }

    /**
     * The rows whose answer had a confidence of a certain tenth.
     *
     * @param right how many of the answers were
     * @param confidence the mean of those of the answers, in [0, 1]
     */
    public record Bin(int rows, int right, double confidence) {}

    /**
     * How far confidence is from accuracy, on average: the expected calibration error of M. Naeini
     * et al., "Obtaining Well Calibrated Probabilities Using Bayesian Binning", AAAI 2015.
     */
    public static double error(List<Bin> bins) {
      int rows = bins.stream().mapToInt(Bin::rows).sum();
      return bins.stream()
          .mapToDouble(bin -> Math.abs(bin.confidence() * bin.rows() - bin.right()) / rows)
          .sum();
    }
  }

  /**
   * The version that was used, over rows that neither was trained on and that a person decided: of
   * the new one, what it says as trained without the row.
   *
   * @param model the name of the one that was used
   * @param usedRight rows of which only the used version was right
   * @param newRight rows of which only the new version was
   */
  public record Comparison(
      String model, String version, int rows, int bothRight, int usedRight, int newRight) {}

  /**
   * What a confidence would let through.
   *
   * @param accepted how many rows
   * @param right how many of those were right
   */
  public record Threshold(double threshold, int accepted, int right) {}

  /** How many rows of one option were taken for another. */
  public record Confusion(String given, String seen, int rows) {}

  /**
   * A row whose label the others contradict.
   *
   * @param dataRow its id
   * @param given the option of its label
   * @param seen the option that a model sees which had not seen the row
   * @param givenConfidence what that model gives the label, in [0, 1]
   */
  public record Suspect(
      String dataRow, String key, String given, String seen, double givenConfidence) {}
}
