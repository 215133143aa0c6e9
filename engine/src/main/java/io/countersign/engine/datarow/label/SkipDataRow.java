package io.countersign.engine.datarow.label;

import io.countersign.engine.datarow.DataRowId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Says that the row can't be labelled; by policy, another person has to say so, too. */
public record SkipDataRow(
    @TargetAggregateIdentifier DataRowId dataRowId, Decision decision, SkipReason reason) {}
