package io.countersign.ops.server.preview;

import io.countersign.ops.server.preview.Said.Destination;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a project's rules would do.
 *
 * @param model that would propose labels, or does now where none would; null without one
 * @param version of it; missing while there is no model of that name
 * @param sample how many rows the shares are counted over: the last ones that got a pre-label, or
 *     the last that came where none did. A model that proposed nothing yet is asked about them
 * @param enough whether the shares say something; of a smaller sample they are noise
 * @param now what is to be expected of the rules as they are
 * @param then of the rules as they would be
 * @param moves how many rows of the sample would go elsewhere than they do, the most first
 * @param missing options that the model knows and the ontology would not have
 * @param changed paths of what differs
 */
record PolicyPreview(
    int policyVersion,
    @Nullable String model,
    @Nullable String version,
    int sample,
    boolean enough,
    Expected now,
    Expected then,
    List<Move> moves,
    List<MissingOption> missing,
    List<String> changed,
    Instant asOf,
    long position) {

  /**
   * An option whose answers would be left out.
   *
   * @param rows of the sample that the model is for it
   */
  record MissingOption(String option, int rows) {}

  /** So many rows would go another way; rows that a person sees all the same are not told apart. */
  record Move(Destination from, Destination to, int rows) {}
}
