package io.countersign.ops.demo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the staff did, counted as the server acknowledges it; for many threads. */
final class Ledger {
  /** The kinds of entry. */
  enum Entry {
    LABELLED,
    REWORKED,
    ADJUDICATED,
    APPROVED,
    CORRECTED,
    REJECTED,
    RELEASED,
    REFUSED
  }

  private final Map<Entry, LongAdder> counts = new ConcurrentHashMap<>();

  void add(Entry entry) {
    counts.computeIfAbsent(entry, kind -> new LongAdder()).increment();
  }

  long count(Entry entry) {
    LongAdder count = counts.get(entry);
    return count == null ? 0 : count.sum();
  }

  Tally tally() {
    return new Tally(
        count(Entry.LABELLED),
        count(Entry.REWORKED),
        count(Entry.ADJUDICATED),
        count(Entry.APPROVED),
        count(Entry.CORRECTED),
        count(Entry.REJECTED));
  }
}
