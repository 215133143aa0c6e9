package io.countersign.engine.log;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.jspecify.annotations.Nullable;

/**
 * The event store that aggregates publish to and are loaded from: it collects what a transaction
 * publishes, to be stored by one insert at its end, and reads streams with that included.
 */
final class CommandEventStore implements EventStore {
  @SuppressWarnings("ThreadLocalUsage") // one for each engine, and emptied after each command
  private final ThreadLocal<@Nullable CommandTransaction> current = new ThreadLocal<>();

  @Nullable CommandTransaction current() {
    return current.get();
  }

  void begin(CommandTransaction transaction) {
    current.set(transaction);
  }

  void end() {
    current.remove();
  }

  private CommandTransaction required() {
    CommandTransaction transaction = current.get();
    if (transaction == null) {
      throw new IllegalStateException("Expected a command to be under way on this thread");
    }
    return transaction;
  }

  @Override
  public void publish(List<? extends EventMessage<?>> events) {
    CommandTransaction transaction = required();
    for (EventMessage<?> event : events) {
      Map<String, ?> actor = Map.of(PostgresEventStorage.ACTOR, transaction.actor());
      transaction.publish((DomainEventMessage<?>) event.andMetaData(actor));
    }
  }

  @Override
  public DomainEventStream readEvents(String streamId) {
    return DomainEventStream.of(
        required().stream(streamId).stream()
            .<DomainEventMessage<?>>map(PostgresEventStorage::message)
            .toList());
  }

  @Override
  public Optional<Long> lastSequenceNumberFor(String streamId) {
    List<RecordedEvent> stream = required().stream(streamId);
    return stream.isEmpty()
        ? Optional.empty()
        : Optional.of((long) stream.get(stream.size() - 1).version());
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("Expected no snapshots: streams are short");
  }

  @Override
  public BlockingStream<TrackedEventMessage<?>> openStream(@Nullable TrackingToken token) {
    throw new UnsupportedOperationException("Expected readers to follow the log by EventLog");
  }

  @Override
  public Registration subscribe(Consumer<List<? extends EventMessage<?>>> consumer) {
    throw new UnsupportedOperationException("Expected consumers to be Followers");
  }

  @Override
  public Registration registerDispatchInterceptor(
      MessageDispatchInterceptor<? super EventMessage<?>> interceptor) {
    throw new UnsupportedOperationException("Expected no interceptors");
  }
}
