package io.countersign.projections;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the projections are behind the event log.
 *
 * @param position of the last event that they include
 * @param lastPosition of the last event in the log
 * @param asOf when the last event happened that they include
 * @param behind how long the first event has been waiting that they do not include; zero if none
 * @param failure why they do not go on; {@code null} while they do
 */
public record Lag(
    long position,
    long lastPosition,
    @Nullable Instant asOf,
    Duration behind,
    @Nullable String failure) {}
