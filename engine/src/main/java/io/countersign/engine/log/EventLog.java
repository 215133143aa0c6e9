package io.countersign.engine.log;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The reading side of the event log. What is read by position is complete: no event can turn up
 * later below a position that was read. An event that this version can't read is told there with an
 * {@link UnreadableEvent} as its payload, so that one keeps nobody from the others. Thread-safe.
 */
public final class EventLog {
  /** How many events a page holds unless told otherwise. */
  public static final int DEFAULT_PAGE = 1_000;

  private final EventTable table;
  private final CommandEventStore store;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  EventLog(EventTable table, CommandEventStore store) {
    this.table = table;
    this.store = store;
  }

  /** The next events after {@code position}, in order; empty if there are none yet. */
  public List<RecordedEvent> readAfter(long position) {
    return readAfter(position, DEFAULT_PAGE);
  }

  /** The next events after {@code position}, in order, at most {@code limit}. */
  public List<RecordedEvent> readAfter(long position, int limit) {
    return table.readAfter(position, limit);
  }

  /** A whole stream; empty if there is none. Inside a command, what it published is included. */
  public List<RecordedEvent> readStream(String streamId) {
    storePublished();
    return table.readStream(streamId, 0);
  }

  /** A stream up to and with {@code version}. */
  public List<RecordedEvent> readStreamUpTo(String streamId, int version) {
    storePublished();
    return table.readStreamUpTo(streamId, version);
  }

  /** A stream up to and with {@code at}. */
  public List<RecordedEvent> readStreamUpTo(String streamId, Instant at) {
    storePublished();
    return table.readStreamUpTo(streamId, at);
  }

  /**
   * The streams with these ids whole, one after the other, with {@link UnreadableEvent} where this
   * version can't read something. For readers who decide nothing.
   */
  public List<RecordedEvent> readStreamsAsTheyAre(Collection<String> streamIds) {
    return table.readStreamsAsTheyAre(streamIds);
  }

  /** The streams with these ids whole, one after the other. */
  public List<RecordedEvent> readStreams(Collection<String> streamIds) {
    storePublished();
    return table.readStreams(streamIds);
  }

  private void storePublished() {
    CommandTransaction transaction = store.current();
    if (transaction != null) {
      transaction.store();
    }
  }

  /** The position of the last event that can be read; 0 if there is none. */
  public long lastPosition() {
    return table.lastPosition();
  }

  /**
   * The position of the last event, though readers may not come to it yet, as a transaction that
   * began before is still under way; 0 if there is none. Who has come to it has everything.
   */
  public long lastCommittedPosition() {
    return table.lastCommittedPosition();
  }

  /**
   * Reads everything up to {@link #lastPosition()} as it is at the start, by position, in pages.
   *
   * @return that position
   */
  public long streamAll(Consumer<List<RecordedEvent>> pages) {
    long last = lastPosition();
    long reached = 0;
    while (reached < last) {
      List<RecordedEvent> page =
          readAfter(reached, DEFAULT_PAGE).stream().filter(e -> e.position() <= last).toList();
      pages.accept(page);
      reached = page.get(page.size() - 1).position();
    }
    return last;
  }

  /**
   * Reads every stream whole, one after the other in the order of their ids, as the database
   * transaction under way sees them: what has committed is there, however long others take. For
   * comparing the log with tables that change along with it.
   */
  public void streamByStreamAsSeen(Consumer<List<RecordedEvent>> streams) {
    streamByStream(
        (id, version) -> table.readStreamsAfter(id, version, Long.MAX_VALUE, DEFAULT_PAGE),
        streams);
  }

  /**
   * The same of nothing but events of these types, so that most of a log can be left out.
   *
   * @param types the payloads' classes
   */
  public void streamByStreamAsSeen(
      Collection<Class<?>> types, Consumer<List<RecordedEvent>> streams) {
    streamByStream(
        (id, version) -> table.readStreamsAfter(id, version, types, DEFAULT_PAGE), streams);
  }

  private interface PageAfter {
    List<RecordedEvent> read(String streamId, int version);
  }

  private static void streamByStream(PageAfter pages, Consumer<List<RecordedEvent>> streams) {
    List<RecordedEvent> stream = new ArrayList<>();
    String id = "";
    int version = -1;
    List<RecordedEvent> page = pages.read(id, version);
    while (!page.isEmpty()) {
      for (RecordedEvent event : page) {
        if (!event.streamId().equals(id) && !stream.isEmpty()) {
          streams.accept(List.copyOf(stream));
          stream.clear();
        }
        stream.add(event);
        id = event.streamId();
        version = event.version();
      }
      page = pages.read(id, version);
    }
    if (!stream.isEmpty()) {
      streams.accept(List.copyOf(stream));
    }
  }

  /**
   * Calls {@code listener} after commits, here and on other nodes, when there may be more to read.
   * A hint: it may come late, more than once, or in vain, so readers also look by themselves now
   * and then. It runs on the committing thread and must return at once.
   */
  public Runnable onAppend(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  void wakeListeners() {
    listeners.forEach(Runnable::run);
  }
}
