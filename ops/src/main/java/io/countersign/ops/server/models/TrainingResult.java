package io.countersign.ops.server.models;

import io.countersign.engine.datarow.DataRowId;
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
 * @param right rows that a model answered right which had not seen them
 * @param accuracy their share
 * @param interval in which the accuracy lies with a probability of 95 %
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
    int right,
    double accuracy,
    @Nullable Wilson interval,
    double logLoss,
    List<Threshold> thresholds,
    List<Confusion> confusions,
    @Nullable List<Suspect> suspects) {

  /**
   * What a confidence would let through.
   *
   * @param accepted how many rows
   * @param share of all rows
   * @param right of the accepted rows
   * @param accuracy share of right rows among those accepted; missing without any
   * @param interval in which that lies with a probability of 95 %
   */
  public record Threshold(
      double threshold,
      int accepted,
      double share,
      int right,
      @Nullable Double accuracy,
      @Nullable Wilson interval) {
    static Threshold of(ModelReport.Threshold at, int examples) {
      return new Threshold(
          at.threshold(),
          at.accepted(),
          (double) at.accepted() / examples,
          at.right(),
          at.accepted() == 0 ? null : (double) at.right() / at.accepted(),
          Wilson.of(at.right(), at.accepted()));
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
        report.right(),
        (double) report.right() / examples,
        Wilson.of(report.right(), examples),
        report.logLoss(),
        report.thresholds().stream().map(at -> Threshold.of(at, examples)).toList(),
        report.confusions(),
        manages ? report.suspects().stream().map(Suspect::of).toList() : null);
  }
}
