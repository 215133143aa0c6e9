package io.countersign.ops.server.answers;

import java.time.Instant;

/** The instant of a view, and the last event that it surely includes. */
public record AsOf(Instant asOf, long position) {}
