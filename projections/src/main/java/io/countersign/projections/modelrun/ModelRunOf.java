package io.countersign.projections.modelrun;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/** How far is a model run? */
public record ModelRunOf(ModelRunId modelRun) implements Query<Optional<ModelRunProgress>> {
  @Override
  public Optional<ModelRunProgress> answer(Reading reading) {
    return reading
        .find(ModelRunView.DOCUMENTS, modelRun.value())
        .filter(document -> document.containsKey("startedAt"))
        .map(document -> read(document, reading.freshness()));
  }

  private static ModelRunProgress read(Document run, Freshness freshness) {
    long rows = rows(run);
    long done = Fields.number(run, ModelRunView.DONE);
    return new ModelRunProgress(
        new ModelRunId(Fields.text(run, Fields.ID)),
        new ProjectId(Fields.text(run, "project")),
        new BatchId(Fields.text(run, "batch")),
        Fields.text(run, "model"),
        Fields.text(run, "version"),
        rows,
        done,
        Fields.number(run, ModelRunView.PROPOSED),
        done < rows ? ModelRunProgress.State.RUNNING : ModelRunProgress.State.FINISHED,
        Objects.requireNonNull(Fields.instant(run, "startedAt")),
        freshness.asOf(),
        freshness.position());
  }

  /** Rows that somebody took before a request came to them are not waited for. */
  private static long rows(Document run) {
    if (Fields.number(run, ModelRunView.REQUESTS) == 0) {
      return Fields.number(run, ModelRunView.ROWS);
    }
    long unasked =
        Fields.number(run, ModelRunView.DONE) - Fields.number(run, ModelRunView.ANSWERED);
    long asked =
        Math.max(
            Fields.number(run, ModelRunView.REQUESTED), Fields.number(run, ModelRunView.ASKED));
    return unasked + asked;
  }
}
