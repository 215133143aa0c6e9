package io.countersign.projections.modelrun;

import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelRequested;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.Occurrence;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import org.jspecify.annotations.Nullable;

/**
 * Counts the answers of each model run: of those to rows that came in, and of those to rows that
 * somebody asked about.
 */
public final class ModelRunView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("model_run");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 1, ModelRunView::new);

  /** Rows that waited when the run began. */
  static final String ROWS = "rows";

  static final String DONE = "done";
  static final String PROPOSED = "proposed";

  /** Requests that have come to their end, and the rows that they asked for. */
  static final String REQUESTS = "requests";

  static final String REQUESTED = "requested";

  /** Rows that were asked for, also by a request that is under way, and those with an answer. */
  static final String ASKED = "asked";

  static final String ANSWERED = "answered";

  private ModelRunView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(ModelEvent event, Occurrence occurrence) {
    if (event instanceof ModelRunStarted started) {
      documents.change(
          started.modelRunId().value(),
          occurrence.position(),
          run ->
              run.set("project", started.projectId().value())
                  .set("batch", started.batchId().value())
                  .set("model", started.model().name())
                  .set("version", started.model().version())
                  .set(ROWS, started.rows())
                  .set("startedAt", Fields.date(occurrence.at())));
    } else if (event instanceof ModelRunRequested requested) {
      documents.change(
          requested.modelRunId().value(),
          occurrence.position(),
          run -> {
            run.add(1, REQUESTS);
            run.add(requested.rows(), REQUESTED);
          });
    }
  }

  @Override
  public void on(RowStep step) {
    if (step.event() instanceof PreLabelProposed proposed) {
      answered(step, proposed.modelRunId(), DONE, PROPOSED);
    } else if (step.event() instanceof PreLabelFailed failed) {
      answered(step, failed.modelRunId(), DONE);
    } else if (step.event() instanceof PreLabelRequested asked) {
      count(step, asked.modelRunId(), ASKED);
    }
  }

  private void answered(RowStep step, @Nullable ModelRunId modelRun, String... counts) {
    count(step, modelRun, counts);
    if (modelRun != null && modelRun.equals(step.after().askedBy())) {
      count(step, modelRun, ANSWERED);
    }
  }

  private void count(RowStep step, @Nullable ModelRunId modelRun, String... counts) {
    if (modelRun != null) {
      documents.change(
          modelRun.value(),
          step.position(),
          run -> {
            for (String count : counts) {
              run.add(1, count);
            }
          });
    }
  }
}
