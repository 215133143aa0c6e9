package io.countersign.engine.project;

import io.countersign.engine.annotation.MappedOption;
import java.util.List;
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
 * @param mostErrors share of what is accepted without a person that may be wrong, in (0, 1); once
 *     audits show that it is more, nothing is accepted so any more. {@code null} where nobody wants
 *     that
 * @param mapping of options that the model knows and the ontology does not have, or not any more.
 *     An answer that is none of the ontology's options and not mapped is left out
 */
public record PreLabelPolicy(
    String model,
    @Nullable String version,
    double suggestFrom,
    double acceptFrom,
    double auditShare,
    @Nullable Double mostErrors,
    List<MappedOption> mapping) {
  public PreLabelPolicy {
    mapping = List.copyOf(mapping);
  }

  /** One whose model knows the options of the ontology. */
  public PreLabelPolicy(
      String model,
      @Nullable String version,
      double suggestFrom,
      double acceptFrom,
      double auditShare) {
    this(model, version, suggestFrom, acceptFrom, auditShare, null, List.of());
  }

  /** The same for this version of the model. */
  public PreLabelPolicy pinnedTo(String newVersion) {
    return new PreLabelPolicy(
        model, newVersion, suggestFrom, acceptFrom, auditShare, mostErrors, mapping);
  }

  /** The same, but whatever the model says goes to people. */
  public PreLabelPolicy acceptingNothing() {
    return new PreLabelPolicy(
        model, version, suggestFrom, Double.POSITIVE_INFINITY, auditShare, mostErrors, mapping);
  }
}
