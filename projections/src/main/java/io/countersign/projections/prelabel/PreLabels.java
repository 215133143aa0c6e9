package io.countersign.projections.prelabel;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What models answered for the rows under a policy, and what they did not.
 *
 * @param proposed labels
 * @param failed rows of which no model could say anything
 * @param reason why the last of those failed; missing where none did
 * @param leftOut answers that were left out, as the ontology does not have their option: how many,
 *     by option
 */
public record PreLabels(
    int policyVersion,
    long proposed,
    long failed,
    @Nullable String reason,
    Map<String, Long> leftOut,
    @Nullable Instant asOf,
    long position) {}
