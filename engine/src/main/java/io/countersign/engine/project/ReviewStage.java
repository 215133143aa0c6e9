package io.countersign.engine.project;

/**
 * One stage of review.
 *
 * @param name as the field uses it, such as {@code review} or {@code acceptance}
 * @param group whose members may review here
 * @param share of the rows that this stage sees, in [0, 1]
 */
public record ReviewStage(String name, Group group, double share) {}
