package io.countersign.ops.server.audit;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Events found, newest first.
 *
 * @param next where the search goes on; null when it is through, else even if nothing was found
 * @param lookedBackTo when what was looked at last had happened; null if there was nothing
 */
record EventPage(
    List<FoundEvent> items,
    @Nullable String next,
    @Nullable Instant lookedBackTo,
    Instant asOf,
    long position) {}
