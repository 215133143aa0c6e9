package io.countersign.engine.datarow;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes where the flow sends the row first. */
public record RouteDataRow(
    @TargetAggregateIdentifier DataRowId dataRowId, Route route, Route.Reason reason) {}
