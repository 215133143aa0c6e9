package io.countersign.engine.modelrun;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.project.ProjectId;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** A run of a model over a batch; what it proposes is in the rows' own streams. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class ModelRun {
  @AggregateIdentifier private ModelRunId id;
  private ProjectId projectId;

  /** For Axon, which then replays the events. */
  ModelRun() {}

  @CommandHandler
  ModelRun(StartModelRun command) {
    apply(
        new ModelRunStarted(
            command.modelRunId(),
            command.projectId(),
            command.batchId(),
            command.model(),
            command.rows()));
  }

  @CommandHandler
  void handle(FinishModelRunRequest command) {
    apply(new ModelRunRequested(command.modelRunId(), projectId, command.rows()));
  }

  @EventSourcingHandler
  void on(ModelRunStarted event) {
    id = event.modelRunId();
    projectId = event.projectId();
  }
}
