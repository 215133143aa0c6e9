package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Accepts the row's label if it is sure enough, or asks for the look that helps most.
 *
 * @param audited whether it was drawn to be labelled by a person though a model is confident
 */
public record DecideLook(@TargetAggregateIdentifier DataRowId dataRowId, boolean audited) {}
