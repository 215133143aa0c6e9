package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.Route;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Notes where the flow sends the row first. */
public record RouteDataRow(
    @TargetAggregateIdentifier DataRowId dataRowId, Route route, Route.Reason reason) {}
