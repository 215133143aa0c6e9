package io.countersign.processes.acceptance;

import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A row that a model was confident of and that people decided all the same.
 *
 * @param agreed whether they came to what the model had proposed
 */
public record Audited(
    DataRowId dataRowId,
    ProjectId projectId,
    String model,
    String version,
    Instant acceptedAt,
    boolean agreed) {

  /** What an audit of {@code row} showed; empty where it was none, or is not decided. */
  public static Optional<Audited> of(DataRowFold row) {
    return row.preLabel()
        .filter(label -> row.audited() && row.state() == DataRowState.ACCEPTED)
        .map(label -> of(row, label));
  }

  private static Audited of(DataRowFold row, Label preLabel) {
    ModelRef model = Objects.requireNonNull(preLabel.model());
    return new Audited(
        row.id(),
        row.projectId(),
        model.name(),
        model.version(),
        row.finishedAt().orElseThrow(),
        Answers.same(preLabel.annotations(), row.annotations()));
  }
}
