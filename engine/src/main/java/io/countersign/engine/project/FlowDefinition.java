package io.countersign.engine.project;

/**
 * A process that data rows can go through, in one version.
 *
 * @param name that people know it by
 * @param description what becomes of a row in it
 * @param fewestStages of review that it can have
 * @param mostStages of review that it can have
 * @param untilSure whether it gives each row as many looks as its label needs to be sure enough, so
 *     that the policy has to say how sure that is
 */
public record FlowDefinition(
    FlowId id,
    String name,
    String description,
    int fewestStages,
    int mostStages,
    boolean untilSure) {}
