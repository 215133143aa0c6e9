package io.countersign.engine.modelrun;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** A model at a version, which never changes. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class Model {
  @AggregateIdentifier private ModelId id;

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
            command.by()));
  }

  @EventSourcingHandler
  void on(ModelRegistered event) {
    id = event.modelId();
  }
}
