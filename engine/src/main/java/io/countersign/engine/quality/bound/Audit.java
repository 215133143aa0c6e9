package io.countersign.engine.quality.bound;

/**
 * What a look at what a model would accept has shown.
 *
 * @param label what it says
 * @param confidence in [0, 1]
 * @param right whether that is what people say, too
 */
public record Audit(String label, double confidence, boolean right) {}
