package io.countersign.projections.day;

import java.time.Instant;

/** What was done in the hour that begins at {@code hour}. */
public record Throughput(Instant hour, long accepted, long labelled, long reviewed) {}
