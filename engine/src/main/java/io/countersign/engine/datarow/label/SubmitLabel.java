package io.countersign.engine.datarow.label;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Labels the row: first, anew after a rejection, or to adjudicate. */
public record SubmitLabel(
    @TargetAggregateIdentifier DataRowId dataRowId,
    Decision decision,
    List<Annotation> annotations) {}
