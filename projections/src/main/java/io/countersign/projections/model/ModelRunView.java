package io.countersign.projections.model;

import io.countersign.engine.datarow.DataRowEvent.PreLabelFailed;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.projections.fold.Occurrence;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.fold.View;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocuments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the answers of each model run. */
public final class ModelRunView implements View {
  private final ViewDocuments runs;

  public ModelRunView(Generation generation) {
    runs = generation.documents(ViewCollection.MODEL_RUN);
  }

  @Override
  public List<ViewDocuments> documents() {
    return List.of(runs);
  }

  @Override
  public void on(ModelEvent event, Occurrence occurrence) {
    if (event instanceof ModelRunStarted started) {
      runs.change(
          started.modelRunId().value(),
          occurrence.position(),
          run ->
              run.set("project", started.projectId().value())
                  .set("batch", started.batchId().value())
                  .set("model", started.model().name())
                  .set("version", started.model().version())
                  .set("rows", started.rows())
                  .set("startedAt", Fields.date(occurrence.at())));
    }
  }

  @Override
  public void on(RowStep step) {
    if (step.event() instanceof PreLabelProposed proposed) {
      count(step, proposed.modelRunId(), "done", "proposed");
    } else if (step.event() instanceof PreLabelFailed failed) {
      count(step, failed.modelRunId(), "done");
    }
  }

  private void count(RowStep step, @Nullable ModelRunId modelRun, String... counts) {
    if (modelRun != null) {
      runs.change(
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
