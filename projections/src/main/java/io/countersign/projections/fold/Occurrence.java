package io.countersign.projections.fold;

import java.time.Instant;

/** Where in the log an event is, and when it happened. */
public record Occurrence(long position, Instant at) {}
