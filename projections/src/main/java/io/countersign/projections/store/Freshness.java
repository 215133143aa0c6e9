package io.countersign.projections.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a view has followed the event log.
 *
 * @param position of the last event that it surely includes; 0 if none
 * @param asOf up to when it surely has everything that happened: as it is asked, where it is at the
 *     end of the log, else when that event happened; {@code null} if there is none
 */
public record Freshness(long position, @Nullable Instant asOf) {
  /** Before the first event. */
  public static final Freshness NOTHING = new Freshness(0, null);
}
