package io.countersign.projections.fold;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.log.RecordedEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * The rows that a batch of events is about. Those used last are kept; the others are folded again
 * from their streams.
 */
public final class TrackedRows {
  private static final int STREAMS_AT_ONCE = 200;

  private final Function<Collection<String>, List<RecordedEvent>> streams;
  private final RowPolicies policies;
  private final int kept;
  private final LinkedHashMap<String, TrackedRow> rows = new LinkedHashMap<>(16, 0.75f, true);

  /**
   * @param streams reads whole streams, each in order
   * @param kept how many rows to keep
   */
  public TrackedRows(Function<Collection<String>, List<RecordedEvent>> streams, int kept) {
    this.streams = streams;
    this.policies = new RowPolicies(streams);
    this.kept = kept;
  }

  /**
   * Rows that were not kept from an earlier batch.
   *
   * @param begun those whose first event is in the batch
   * @param earlier those that had events before it
   */
  public record Loaded(Set<String> begun, Set<String> earlier) {}

  /** Makes the rows of {@code batch} what they were before it. */
  public Loaded load(List<RecordedEvent> batch) {
    Map<String, Integer> firstVersions = new LinkedHashMap<>();
    for (RecordedEvent event : batch) {
      if (event.payload() instanceof DataRowEvent && !rows.containsKey(event.streamId())) {
        firstVersions.putIfAbsent(event.streamId(), event.version());
      }
    }
    Map<String, TrackedRow> loaded = new HashMap<>();
    Loaded told = new Loaded(new HashSet<>(), new LinkedHashSet<>());
    firstVersions.forEach(
        (id, version) -> {
          loaded.put(id, new TrackedRow(policies));
          (version == 0 ? told.begun() : told.earlier()).add(id);
        });
    fold(List.copyOf(told.earlier()), firstVersions, loaded);
    rows.putAll(loaded);
    return told;
  }

  private void fold(
      List<String> earlier, Map<String, Integer> firstVersions, Map<String, TrackedRow> into) {
    for (int from = 0; from < earlier.size(); from += STREAMS_AT_ONCE) {
      List<String> ids = earlier.subList(from, Math.min(earlier.size(), from + STREAMS_AT_ONCE));
      for (RecordedEvent event : streams.apply(ids)) {
        if (event.version() < firstVersions.getOrDefault(event.streamId(), 0)) {
          apply(event, Objects.requireNonNull(into.get(event.streamId())));
        }
      }
    }
  }

  private static void apply(RecordedEvent event, TrackedRow to) {
    try {
      to.apply(event);
    } catch (LogUnread unread) {
      throw unread;
    } catch (RuntimeException poison) {
      throw new UnfoldableRow(event.streamId(), poison);
    }
  }

  /** Whether the event is about a row: by what it says, or else by the stream that it is in. */
  public boolean isAboutRow(RecordedEvent event) {
    return event.payload() instanceof DataRowEvent || rows.containsKey(event.streamId());
  }

  /** The row of a stream that was loaded. */
  public TrackedRow row(String streamId) {
    return Objects.requireNonNull(rows.get(streamId), streamId);
  }

  /** Forgets the rows that were not used for the longest time. */
  public void trim() {
    Iterator<String> oldest = rows.keySet().iterator();
    for (int surplus = rows.size() - kept; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
    }
  }
}
