package io.countersign.ops.server.preview;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a project's rules would do.
 *
 * @param model whose proposals the sample is of; null without one
 * @param sample how many rows the shares are counted over: the last ones that got a pre-label
 * @param enough whether the shares say something; of a smaller sample they are noise
 * @param now what is to be expected of the rules as they are
 * @param then of the rules as they would be
 * @param changed paths of what differs
 */
record PolicyPreview(
    int policyVersion,
    @Nullable String model,
    int sample,
    boolean enough,
    Expected now,
    Expected then,
    List<String> changed,
    Instant asOf,
    long position) {}
