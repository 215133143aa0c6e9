package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * Accepts the row's label if it is sure enough, or asks for the look that helps most.
 *
 * @param audited whether it was drawn to be labelled by a person though a model is confident
 * @param stopped whether audits found too much wrong that this model accepts alone
 */
public record DecideLook(
    @TargetAggregateIdentifier DataRowId dataRowId, boolean audited, boolean stopped) {
  /** What a model's confidence decides now. */
  @Nullable PreLabelPolicy preLabel(Policy policy) {
    @Nullable PreLabelPolicy preLabel = policy.preLabel();
    return preLabel != null && stopped ? preLabel.acceptingNothing() : preLabel;
  }
}
