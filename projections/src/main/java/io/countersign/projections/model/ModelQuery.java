package io.countersign.projections.model;

import com.mongodb.client.model.Filters;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.model.ModelRunProgress.State;
import io.countersign.projections.model.Models.Band;
import io.countersign.projections.model.Models.ModelQuality;
import io.countersign.projections.model.Models.Precision;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/** Reads how models and their runs fare. */
public final class ModelQuery {
  private final Generation generation;

  public ModelQuery(Generation generation) {
    this.generation = generation;
  }

  /** The models that proposed something in a project, by name and version. */
  public Models read(ProjectId project) {
    Freshness freshness = generation.checkpoint();
    List<ModelQuality> models = new ArrayList<>();
    generation
        .collection(ViewCollection.MODEL)
        .find(Keys.below(project.value()))
        .forEach(document -> models.add(read(document)));
    models.sort(Comparator.comparing(ModelQuality::model).thenComparing(ModelQuality::version));
    return new Models(models, freshness.asOf(), freshness.position());
  }

  private static ModelQuality read(Document document) {
    return new ModelQuality(
        Fields.text(document, "model"),
        Fields.text(document, "version"),
        Fields.number(document, "proposed"),
        Fields.number(document, "acceptedByModel"),
        Fields.number(document, "acceptedUnchanged"),
        Fields.number(document, "corrected"),
        Fields.number(document, "rejected"),
        Fields.share(Fields.number(document, "right"), Fields.number(document, "compared")),
        Fields.children(
            Fields.child(document, "classes"),
            (classOf, counts) ->
                new Precision(
                    Fields.number(counts, "compared"),
                    Fields.number(counts, "right"),
                    precision(counts))),
        bands(Fields.child(document, "bands")));
  }

  private static List<Band> bands(Document bands) {
    return bands.keySet().stream()
        .map(Integer::valueOf)
        .sorted()
        .map(band -> band(band, Fields.child(bands, Integer.toString(band))))
        .toList();
  }

  private static Band band(int band, Document counts) {
    return new Band(
        (double) band / ModelView.BANDS,
        (double) (band + 1) / ModelView.BANDS,
        Fields.number(counts, "compared"),
        Fields.number(counts, "right"),
        precision(counts));
  }

  private static double precision(Document counts) {
    return (double) Fields.number(counts, "right") / Fields.number(counts, "compared");
  }

  public Optional<ModelRunProgress> read(ModelRunId modelRun) {
    Freshness freshness = generation.checkpoint();
    return Optional.ofNullable(
            generation
                .collection(ViewCollection.MODEL_RUN)
                .find(Filters.eq(Fields.ID, modelRun.value()))
                .first())
        .filter(document -> document.containsKey("startedAt"))
        .map(document -> read(document, freshness));
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
        done < rows ? State.RUNNING : State.FINISHED,
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
