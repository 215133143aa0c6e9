package io.countersign.ops.server.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A line of an import, as it is written.
 *
 * @param key the customer's own name for it; {@code null} where it is made from the content
 * @param text of a text row
 * @param image a data URI or the hash of a stored content
 * @param metadata texts, numbers and truth values by name
 * @param preLabel annotations with a confidence and a model; see {@link GivenPreLabel}
 * @param truth a benchmark label: annotations, an object with them, or the option of the only
 *     choice
 */
record ImportRow(
    @Nullable String key,
    @Nullable String text,
    @Nullable String image,
    @Nullable Map<String, JsonNode> metadata,
    @Nullable JsonNode preLabel,
    @Nullable JsonNode truth) {}
