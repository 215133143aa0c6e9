package io.countersign.engine.annotation;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a model's answer where the ontology does not have the option.
 *
 * @param from the option that the model knows
 * @param to the option of the ontology that it counts as; {@code null} for none: the answer is left
 *     out, and the row goes to people
 */
public record MappedOption(String from, @Nullable String to) {}
