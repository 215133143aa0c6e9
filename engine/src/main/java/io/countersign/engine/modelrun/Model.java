package io.countersign.engine.modelrun;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.modelrun.ModelEvent.ModelBarred;
import io.countersign.engine.modelrun.ModelEvent.ModelReadmitted;
import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** A model at a version: the file never changes, but whether it may be run does. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class Model {
  @AggregateIdentifier private ModelId id;
  private boolean barred;

  /** For Axon, which then replays the events. */
  Model() {}

  @CommandHandler
  Model(RegisterModel command) {
    apply(
        new ModelRegistered(
            command.modelId(),
            command.model(),
            command.mediaType(),
            command.classes(),
            command.trainedOn(),
            command.examples(),
            true,
            command.report(),
            command.by()));
  }

  /** Several may find out at the same time. */
  @CommandHandler
  void handle(BarModel command) {
    if (!barred) {
      apply(new ModelBarred(id, command.reason()));
    }
  }

  @CommandHandler
  void handle(ReadmitModel command) {
    if (barred) {
      apply(new ModelReadmitted(id, command.by()));
    }
  }

  @EventSourcingHandler
  void on(ModelRegistered event) {
    id = event.modelId();
  }

  @EventSourcingHandler
  void on(ModelBarred event) {
    barred = true;
  }

  @EventSourcingHandler
  void on(ModelReadmitted event) {
    barred = false;
  }
}
