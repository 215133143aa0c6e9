package io.countersign.engine.log;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import org.axonframework.common.lock.NullLockFactory;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.modelling.command.LockAwareAggregate;
import org.jspecify.annotations.Nullable;

/**
 * Loads aggregates from their streams. There are no locks: the unique key of stream and version
 * finds concurrent changes. A stream that is missing, or that is of another kind, is refused.
 */
final class StreamRepository<T> extends EventSourcingRepository<T> {
  private final CommandEventStore store;
  private final Class<?> events;
  private final Refusal notFound;

  StreamRepository(
      Class<T> aggregate,
      Class<?> events,
      Refusal notFound,
      CommandEventStore store,
      ParameterResolverFactory parameters) {
    super(
        EventSourcingRepository.builder(aggregate)
            .eventStore(store)
            .lockFactory(NullLockFactory.INSTANCE)
            .parameterResolverFactory(parameters));
    this.store = store;
    this.events = events;
    this.notFound = notFound;
  }

  @Override
  public LockAwareAggregate<T, EventSourcedAggregate<T>> load(
      String streamId, @Nullable Long expectedVersion) {
    // Asked before Axon does, which would log a missing aggregate as a failure.
    DomainEventStream stream = store.readEvents(streamId);
    if (!stream.hasNext() || !events.isInstance(stream.peek().getPayload())) {
      throw new CommandRefused(notFound, "Expected an existing id, but got " + streamId);
    }
    return super.load(streamId, expectedVersion);
  }
}
