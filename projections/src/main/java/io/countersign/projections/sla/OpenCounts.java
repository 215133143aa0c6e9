package io.countersign.projections.sla;

import io.countersign.engine.sla.SlaState;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.ViewDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Counts what waits, somewhere in a document: by how it stands against its due times, and by the
 * hour since when.
 *
 * @param oldest when the first came in the oldest hour of which some still wait
 */
public record OpenCounts(long onTrack, long atRisk, long breached, @Nullable Instant oldest) {
  private static final String OPEN = "open";
  private static final String FIRST = "first";
  private static final long HOUR_MILLIS = Duration.ofHours(1).toMillis();

  /** Adds one that waits, or takes it away again. */
  public static void count(
      ViewDocument document, int sign, SlaState sla, Instant since, String... at) {
    document.add(sign, path(at, "sla", sla.name()));
    long millis = since.toEpochMilli();
    String hour = Long.toString(Math.floorDiv(millis, HOUR_MILLIS));
    document.inside(counts -> count(counts, sign, millis), path(at, "hours", hour));
  }

  private static void count(Document hour, int sign, long millis) {
    long open = Fields.number(hour, OPEN) + sign;
    long first = Fields.number(hour, FIRST);
    if (open == 0) {
      hour.clear();
      return;
    }
    hour.put(OPEN, open);
    if (first == 0 || millis < first) {
      hour.put(FIRST, millis);
    }
  }

  private static String[] path(String[] at, String... more) {
    String[] path = Arrays.copyOf(at, at.length + more.length);
    System.arraycopy(more, 0, path, at.length, more.length);
    return path;
  }

  /** Reads what was counted. */
  public static OpenCounts read(Document counts) {
    Document hours = Fields.child(counts, "hours");
    return new OpenCounts(
        Fields.number(counts, "sla", SlaState.ON_TRACK.name()),
        Fields.number(counts, "sla", SlaState.AT_RISK.name()),
        Fields.number(counts, "sla", SlaState.BREACHED.name()),
        hours.keySet().stream()
            .map(hour -> Instant.ofEpochMilli(Fields.number(hours, hour, FIRST)))
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  public long rows() {
    return onTrack + atRisk + breached;
  }
}
