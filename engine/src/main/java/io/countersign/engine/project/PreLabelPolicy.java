package io.countersign.engine.project;

/**
 * Which model proposes labels, and what its confidence decides. Shares and confidences are in [0,
 * 1].
 *
 * @param model name; its newest version is used
 * @param suggestFrom least confidence at which a pre-label is shown to a person
 * @param acceptFrom least confidence at which a pre-label is accepted without a person
 * @param auditShare of the rows that would be accepted without a person, how many a person sees all
 *     the same
 */
public record PreLabelPolicy(
    String model, double suggestFrom, double acceptFrom, double auditShare) {}
