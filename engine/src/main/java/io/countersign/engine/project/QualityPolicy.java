package io.countersign.engine.project;

/**
 * How right labels are to be, for flows that give each row as many looks as it needs.
 *
 * @param target least probability that a label is right for it to be accepted, in [0.5, 1)
 * @param mostLooks of people at one row, after which a lead adjudicates
 */
public record QualityPolicy(double target, int mostLooks) {}
