package io.countersign.engine.datarow.label;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** Puts the label right. */
public record CorrectLabel(
    @TargetAggregateIdentifier DataRowId dataRowId,
    Decision decision,
    List<Annotation> annotations,
    @Nullable String reason) {}
