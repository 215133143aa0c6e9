package io.countersign.projections.burnup;

import com.mongodb.client.model.Filters;
import io.countersign.projections.burnup.BurnUp.Point;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.bson.Document;

/** How a project or a batch grew, put together from its days. */
final class Growth {
  /** How many points a picture needs at most. */
  static final int POINTS = 300;

  /** How many days are looked back; what was before is where the picture starts. */
  private static final int DAYS = 1_000;

  /** What changed in a slot. */
  private record Change(long registered, long accepted) {
    Change plus(Change other) {
      return new Change(registered + other.registered, accepted + other.accepted);
    }
  }

  private final NavigableMap<Instant, Change> changes;

  private Growth(NavigableMap<Instant, Change> changes) {
    this.changes = changes;
  }

  static Growth read(Reading reading, String whole, Instant since) {
    LocalDate today = LocalDate.ofInstant(reading.now(), ZoneOffset.UTC);
    LocalDate first = LocalDate.ofInstant(since, ZoneOffset.UTC);
    LocalDate earliest = today.minusDays(DAYS);
    Map<String, LocalDate> days = new HashMap<>();
    LocalDate day = first.isBefore(earliest) ? earliest : first;
    for (; !day.isAfter(today); day = day.plusDays(1)) {
      days.put(ProgressView.id(whole, day), day);
    }
    NavigableMap<Instant, Change> changes = new TreeMap<>();
    reading
        .find(ProgressView.DOCUMENTS, Filters.in(Fields.ID, days.keySet()))
        .forEach(
            found ->
                add(
                    changes,
                    Objects.requireNonNull(days.get(Fields.text(found, Fields.ID))),
                    found));
    return new Growth(changes);
  }

  private static void add(Map<Instant, Change> changes, LocalDate day, Document counted) {
    Document slots = Fields.child(counted, ProgressView.SLOTS);
    Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    for (String slot : slots.keySet()) {
      changes.put(
          midnight.plus(ProgressView.SLOT.multipliedBy(Long.parseLong(slot))),
          new Change(
              Fields.number(slots, slot, ProgressView.REGISTERED),
              Fields.number(slots, slot, ProgressView.ACCEPTED)));
    }
  }

  /** The points up to now, where there are as many rows as given. */
  List<Point> points(long registered, long accepted, Instant now) {
    if (changes.isEmpty()) {
      return List.of(new Point(now, registered, accepted));
    }
    Change seen = changes.values().stream().reduce(new Change(0, 0), Change::plus);
    // Days may include an event more than the whole that was read before them.
    Change sum =
        new Change(
            Math.max(0, registered - seen.registered()), Math.max(0, accepted - seen.accepted()));
    Instant start = changes.firstKey();
    long slots = (now.getEpochSecond() - start.getEpochSecond()) / ProgressView.SLOT.toSeconds();
    long width = (slots / POINTS + 1) * ProgressView.SLOT.toSeconds();
    List<Point> points = new ArrayList<>();
    points.add(new Point(start, sum.registered(), sum.accepted()));
    for (Instant at = start.plusSeconds(width); at.isBefore(now); at = at.plusSeconds(width)) {
      sum = changes.subMap(at.minusSeconds(width), at).values().stream().reduce(sum, Change::plus);
      points.add(new Point(at, sum.registered(), sum.accepted()));
    }
    points.add(new Point(now, registered, accepted));
    return points;
  }
}
