package io.countersign.engine.log;

import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.project.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the table of events. An append is one insert in the caller's transaction, the
 * expected version is kept by the unique key of stream and version, and a tracking token is a
 * position that no reader can skip past. There are no snapshots: streams are short.
 */
final class PostgresEventStorage implements EventStorageEngine {
  /** The metadata key of the user id that caused an event. */
  static final String ACTOR = "actor";

  /** How many events a transaction may store: the ordinal has 16 bits. */
  static final int MAX_EVENTS_IN_TRANSACTION = 65_535;

  private static final int PAGE = 1_000;

  private final EventTable table;
  private final EventTypes types;

  PostgresEventStorage(EventTable table, EventTypes types) {
    this.table = table;
    this.types = types;
  }

  @Override
  public void appendEvents(List<? extends EventMessage<?>> events) {
    if (events.isEmpty()) {
      return;
    }
    List<RecordedEvent> recorded = new ArrayList<>(events.size());
    for (EventMessage<?> event : events) {
      recorded.add(recorded(recorded.size(), (DomainEventMessage<?>) event));
    }
    table.append(recorded);
  }

  /** What {@code event} will be in the log, at this place in its transaction. */
  RecordedEvent recorded(int place, DomainEventMessage<?> event) {
    EventTypes.StoredType stored = types.typeOf(event.getPayloadType());
    return new RecordedEvent(
        place,
        event.getAggregateIdentifier(),
        Math.toIntExact(event.getSequenceNumber()),
        stored.name(),
        stored.revision(),
        event.getTimestamp(),
        (UserId) event.getMetaData().getOrDefault(ACTOR, UserId.SYSTEM),
        event.getPayload());
  }

  /** The message that a stored event came from. */
  static DomainEventMessage<?> message(RecordedEvent event) {
    return new GenericDomainEventMessage<>(
        event.type(),
        event.streamId(),
        event.version(),
        event.payload(),
        Map.of(ACTOR, event.actor()),
        event.streamId() + "/" + event.version(),
        event.at());
  }

  @Override
  public DomainEventStream readEvents(String streamId, long firstSequenceNumber) {
    return DomainEventStream.of(
        table.readStream(streamId, Math.toIntExact(firstSequenceNumber)).stream()
            .<DomainEventMessage<?>>map(PostgresEventStorage::message)
            .toList());
  }

  @Override
  public Stream<? extends TrackedEventMessage<?>> readEvents(
      @Nullable TrackingToken token, boolean mayBlock) {
    long after = token == null ? 0 : token.position().orElse(0);
    return Stream.iterate(
            table.readAfter(after, PAGE),
            page -> !page.isEmpty(),
            page -> table.readAfter(page.get(page.size() - 1).position(), PAGE))
        .flatMap(List::stream)
        .map(PostgresEventStorage::tracked);
  }

  private static TrackedEventMessage<?> tracked(RecordedEvent event) {
    return new GenericTrackedDomainEventMessage<>(
        new GlobalSequenceTrackingToken(event.position()), message(event));
  }

  @Override
  public TrackingToken createHeadToken() {
    return new GlobalSequenceTrackingToken(table.lastPosition());
  }

  @Override
  public Optional<DomainEventMessage<?>> readSnapshot(String streamId) {
    return Optional.empty();
  }

  @Override
  public void storeSnapshot(DomainEventMessage<?> snapshot) {
    throw new UnsupportedOperationException("Expected no snapshots: streams are short");
  }
}
