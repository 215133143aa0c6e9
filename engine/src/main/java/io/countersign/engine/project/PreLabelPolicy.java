package io.countersign.engine.project;

import org.jspecify.annotations.Nullable;

/**
 * Which model proposes labels, and what its confidence decides. Shares and confidences are in [0,
 * 1].
 *
 * @param model name
 * @param version of it that is used, until the policy is changed. Without one, as policies used to
 *     be, the newest of those that came while versions went live at once; where there is none, the
 *     first that comes
 * @param suggestFrom least confidence at which a pre-label is shown to a person
 * @param acceptFrom least confidence at which a pre-label is accepted without a person
 * @param auditShare of the rows that would be accepted without a person, how many a person sees all
 *     the same
 */
public record PreLabelPolicy(
    String model,
    @Nullable String version,
    double suggestFrom,
    double acceptFrom,
    double auditShare) {

  /** The same for this version of the model. */
  public PreLabelPolicy pinnedTo(String newVersion) {
    return new PreLabelPolicy(model, newVersion, suggestFrom, acceptFrom, auditShare);
  }
}
