package io.countersign.engine.log;

import static io.countersign.engine.log.PostgresEventStorage.MAX_EVENTS_IN_TRANSACTION;

import io.countersign.engine.log.retry.StreamConflict;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction has published and not stored yet, and the streams that were read ahead for
 * it. Lives on one thread.
 */
final class CommandTransaction {
  private final EventTable table;
  private final PostgresEventStorage storage;
  private final boolean checksNewStreams;
  private final Deque<UserId> actors = new ArrayDeque<>();
  private final List<RecordedEvent> published = new ArrayList<>();
  private final Map<String, List<RecordedEvent>> publishedByStream = new HashMap<>();
  private final Map<String, List<RecordedEvent>> readAhead = new HashMap<>();
  private long firstPosition;
  private int followed;
  private int stored;
  private int told;
  private boolean following;
  private boolean mustFail;
  private @Nullable String firstCommand;

  /**
   * Starts empty.
   *
   * @param checksNewStreams whether to refuse, before storing, a new stream that exists already:
   *     asked for after a conflict, to tell a lasting one from a passing one
   */
  CommandTransaction(EventTable table, PostgresEventStorage storage, boolean checksNewStreams) {
    this.table = table;
    this.storage = storage;
    this.checksNewStreams = checksNewStreams;
  }

  void enter(UserId actor) {
    actors.push(actor);
  }

  /** Notes what the transaction is about: the first command that is sent in it. */
  void sends(Object command) {
    if (firstCommand == null) {
      firstCommand = command.getClass().getSimpleName();
    }
  }

  /** The first command by the name of its class; {@code null} if there was none. */
  @Nullable String firstCommand() {
    return firstCommand;
  }

  void leave() {
    actors.pop();
  }

  UserId actor() {
    return actors.getFirst();
  }

  void publish(DomainEventMessage<?> event) {
    if (published.size() == MAX_EVENTS_IN_TRANSACTION) {
      throw new IllegalStateException(
          "Expected at most %,d events in a transaction".formatted(MAX_EVENTS_IN_TRANSACTION));
    }
    RecordedEvent recorded = storage.recorded(published.size(), event);
    published.add(recorded);
    publishedByStream.computeIfAbsent(recorded.streamId(), id -> new ArrayList<>()).add(recorded);
  }

  int publishedCount() {
    return published.size();
  }

  /** The position of the last event stored; 0 if there is none. */
  long lastPosition() {
    return stored == 0 ? 0 : firstPosition + stored - 1;
  }

  /**
   * Takes back what was published after the first {@code count} events. If some of it is stored
   * already, the whole transaction can only fail.
   */
  void takeBackTo(int count) {
    if (count < stored) {
      mustFail = true;
      return;
    }
    for (int last = published.size() - 1; last >= count; last--) {
      List<RecordedEvent> stream = publishedByStream.get(published.remove(last).streamId());
      if (stream != null) {
        stream.remove(stream.size() - 1);
      }
    }
  }

  /** Shows the followers what is new until nothing new appears; does nothing inside a follower. */
  void follow(List<Follower> followers) {
    if (following) {
      return;
    }
    following = true;
    try {
      while (followed < published.size()) {
        List<RecordedEvent> fresh = List.copyOf(published.subList(followed, published.size()));
        followed = published.size();
        show(fresh, followers, false);
      }
    } finally {
      following = false;
    }
  }

  private static void show(
      List<RecordedEvent> fresh, List<Follower> followers, boolean withPositions) {
    followers.stream()
        .filter(follower -> follower.needsPositions() == withPositions)
        .forEach(follower -> follower.follow(fresh));
  }

  /** Stores what is not stored yet, and shows it to those that need positions. */
  void storeFor(List<Follower> followers) {
    store();
    if (told == stored) {
      return;
    }
    List<RecordedEvent> fresh =
        published.subList(told, stored).stream()
            .map(event -> event.at(firstPosition + event.position()))
            .toList();
    told = stored;
    show(fresh, followers, true);
    if (published.size() > stored) {
      throw new IllegalStateException("Expected no commands of a follower that needs positions");
    }
  }

  /** Stores what is not stored yet, in one statement. */
  void store() {
    if (mustFail) {
      throw new IllegalStateException(
          "Expected the transaction to fail with the part that had stored events");
    }
    if (stored == published.size()) {
      return;
    }
    List<RecordedEvent> fresh = published.subList(stored, published.size());
    if (checksNewStreams) {
      refuseExisting(fresh);
    }
    firstPosition = table.append(fresh) - stored;
    stored = published.size();
    fresh.forEach(this::requireAfterItsStream);
  }

  /** In the log, too, a stream's events stand in the order of their versions. */
  private void requireAfterItsStream(RecordedEvent event) {
    List<RecordedEvent> earlier = readAhead.getOrDefault(event.streamId(), List.of());
    if (!earlier.isEmpty() && earlier.get(earlier.size() - 1).position() > firstPosition) {
      throw new StreamConflict(event.streamId());
    }
  }

  private void refuseExisting(List<RecordedEvent> events) {
    List<String> created =
        events.stream().filter(e -> e.version() == 0).map(RecordedEvent::streamId).toList();
    List<String> existing = created.isEmpty() ? List.of() : table.existing(created);
    if (!existing.isEmpty()) {
      throw new CommandRefused(
          Refusal.ALREADY_EXISTS, "Expected a new id, but %s exists".formatted(existing.get(0)));
    }
  }

  /** Reads these streams in one statement, so that loading them reads nothing. */
  void readAhead(Collection<String> streamIds) {
    List<String> unread =
        streamIds.stream().distinct().filter(id -> !readAhead.containsKey(id)).toList();
    if (unread.isEmpty()) {
      return;
    }
    unread.forEach(id -> readAhead.put(id, new ArrayList<>()));
    for (RecordedEvent event : table.readStreams(unread)) {
      if (!isOwn(event)) {
        readAhead.computeIfAbsent(event.streamId(), id -> new ArrayList<>()).add(event);
      }
    }
  }

  /** Whether this transaction published it: it has no position yet, or one of this transaction. */
  boolean isOwn(RecordedEvent event) {
    long transaction = event.position() >> 16;
    return transaction == 0 || transaction == firstPosition >> 16;
  }

  /** The stream as this transaction sees it, what it published included. */
  List<RecordedEvent> stream(String streamId) {
    readAhead(List.of(streamId));
    List<RecordedEvent> whole = new ArrayList<>(readAhead.getOrDefault(streamId, List.of()));
    whole.addAll(publishedByStream.getOrDefault(streamId, List.of()));
    return whole;
  }
}
