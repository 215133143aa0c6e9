package io.countersign.engine.datarow;

/**
 * An answer that a model thinks possible.
 *
 * @param answer an option of the ontology
 * @param probability in (0, 1]
 */
public record Alternative(String answer, double probability) {}
