package io.countersign.ops.server.models;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.figure.PairedTest;
import io.countersign.engine.figure.Share;
import io.countersign.engine.modelrun.ModelReport;
import io.countersign.engine.modelrun.ModelReport.Confusion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a model was trained on, and how it does on rows that it had not seen.
 *
 * @param annotation the choice that was learnt
 * @param policyVersion of the project, whose ontology the options are from
 * @param position of the last event of the log that was taken into account
 * @param unreadable rows left out because their content can't be read
 * @param surplus rows left out because there were more than are trained on
 * @param accuracy how many of the rows a model answered right which had not seen them
 * @param calibration how far its confidences are how often it is right; missing in reports from
 *     before they were calibrated
 * @param comparison with the version that was used when it was trained; missing where there was
 *     none, or no row that says anything of both
 * @param thresholds what each confidence would let through
 * @param confusions what was taken for what, the most frequent first
 * @param suspects rows that are most likely labelled wrong, the likeliest first; missing for those
 *     who don't manage the project
 */
public record TrainingResult(
    String annotation,
    int policyVersion,
    long position,
    int examples,
    int unreadable,
    int surplus,
    Map<String, Integer> examplesPerClass,
    Share accuracy,
    double logLoss,
    @Nullable Calibration calibration,
    @Nullable Comparison comparison,
    List<Threshold> thresholds,
    List<Confusion> confusions,
    @Nullable List<Suspect> suspects) {

  /**
   * How far confidences are how often answers are right.
   *
   * @param temperature that makes them so: what the model's logits are divided by
   * @param errorBefore how far confidence is from accuracy, on average, without it
   * @param errorAfter the same with it
   */
  public record Calibration(
      double temperature,
      double errorBefore,
      double errorAfter,
      List<ModelReport.Calibration.Bin> before,
      List<ModelReport.Calibration.Bin> after) {
    static Calibration of(ModelReport.Calibration found) {
      return new Calibration(
          found.temperature(),
          ModelReport.Calibration.error(found.before()),
          ModelReport.Calibration.error(found.after()),
          found.before(),
          found.after());
    }
  }

  /**
   * The version that was used, over rows that neither was trained on and that a person decided.
   *
   * @param used how many of them it answered right
   * @param trained how many the new one did
   * @param usedOnly rows of which only the used version was right
   * @param trainedOnly rows of which only the new version was
   * @param byChance how probable it is that the new one does as well as that against the used one
   *     without being better
   * @param better whether it is better with 95 % certainty
   */
  public record Comparison(
      String model,
      String version,
      Share used,
      Share trained,
      int usedOnly,
      int trainedOnly,
      double byChance,
      boolean better) {
    private static final double UNLIKELY = 0.05;

    static Comparison of(ModelReport.Comparison found) {
      double byChance = PairedTest.byChance(found.newRight(), found.usedRight());
      return new Comparison(
          found.model(),
          found.version(),
          Share.of(found.bothRight() + found.usedRight(), found.rows()),
          Share.of(found.bothRight() + found.newRight(), found.rows()),
          found.usedRight(),
          found.newRight(),
          byChance,
          byChance <= UNLIKELY);
    }
  }

  /**
   * What a confidence would let through.
   *
   * @param accepted how many rows
   * @param share of all rows
   * @param accuracy how many of the accepted rows are right
   */
  public record Threshold(double threshold, int accepted, double share, Share accuracy) {
    static Threshold of(ModelReport.Threshold at, int examples) {
      return new Threshold(
          at.threshold(),
          at.accepted(),
          (double) at.accepted() / examples,
          Share.of(at.right(), at.accepted()));
    }
  }

  /**
   * A row whose label the others contradict.
   *
   * @param given the option of its label
   * @param seen the option that a model sees which had not seen the row
   * @param givenConfidence what that model gives the label, in [0, 1]
   */
  public record Suspect(
      DataRowId dataRow, String key, String given, String seen, double givenConfidence) {
    static Suspect of(ModelReport.Suspect found) {
      return new Suspect(
          new DataRowId(found.dataRow()),
          found.key(),
          found.given(),
          found.seen(),
          found.givenConfidence());
    }
  }

  static TrainingResult of(ModelReport report, int examples, boolean manages) {
    return new TrainingResult(
        report.annotation(),
        report.policyVersion(),
        report.position(),
        examples,
        report.unreadable(),
        report.surplus(),
        report.examplesPerClass(),
        Share.of(report.right(), examples),
        report.logLoss(),
        report.calibration() == null ? null : Calibration.of(report.calibration()),
        report.comparison() == null ? null : Comparison.of(report.comparison()),
        report.thresholds().stream().map(at -> Threshold.of(at, examples)).toList(),
        report.confusions(),
        manages ? report.suspects().stream().map(Suspect::of).toList() : null);
  }
}
