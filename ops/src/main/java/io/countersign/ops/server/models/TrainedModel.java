package io.countersign.ops.server.models;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.modelrunner.Preview.AtThreshold;
import io.countersign.modelrunner.training.TrainingReport;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.models.AcceptedRows.AcceptedRow;
import io.countersign.ops.server.operations.OperationOutcome;
import java.util.List;
import java.util.Map;

/** A model that was trained, and how well it does on rows that it had not seen. */
@JsonTypeName("train")
public record TrainedModel(
    String model, String version, String sha256, int examples, Report report, long position)
    implements OperationOutcome {

  /**
   * How the training went.
   *
   * @param unreadable rows left out because their content can't be read
   * @param surplus rows left out because there were more than are trained on
   * @param suspects rows that are most likely labelled wrong, the likeliest first
   */
  public record Report(
      List<String> classes,
      int examples,
      int unreadable,
      int surplus,
      Map<String, Integer> examplesPerClass,
      double accuracy,
      double logLoss,
      List<AtThreshold> thresholds,
      List<Suspect> suspects) {}

  /**
   * A row whose label the others contradict.
   *
   * @param given the option of its label
   * @param seen the option that a model sees which had not seen the row
   * @param givenConfidence what that model gives the label, in [0, 1]
   */
  public record Suspect(
      DataRowId dataRow, String key, String given, String seen, double givenConfidence) {}

  static TrainedModel of(ModelEntry model, TrainingReport report, List<AcceptedRow> rows) {
    List<Suspect> suspects =
        report.suspects().stream()
            .map(suspect -> suspect(suspect, rows.get(suspect.index())))
            .toList();
    Report told =
        new Report(
            report.classes(),
            report.examples(),
            report.unreadable(),
            report.surplus(),
            report.examplesPerClass(),
            report.accuracy(),
            report.logLoss(),
            report.thresholds(),
            suspects);
    return new TrainedModel(
        model.name(), model.version(), model.sha256(), report.examples(), told, model.position());
  }

  private static Suspect suspect(TrainingReport.Suspect suspect, AcceptedRow row) {
    return new Suspect(
        row.id(), row.key(), suspect.given(), suspect.seen(), suspect.givenConfidence());
  }
}
