package io.countersign.engine.sample;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.UserId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Says what a row of a sample is. Refused with {@code DATA_ROW_NOT_FOUND} if the sample does not
 * have it, {@code STAGE_PASSED} if it needs no look any more, {@code OWN_LABEL} if {@code by} has
 * decided on it before, and {@code ANNOTATION_OUTSIDE_ONTOLOGY}.
 *
 * @param row as it was when the sample was drawn
 */
public record LookAtRow(
    @TargetAggregateIdentifier SampleId sampleId,
    DataRowFold row,
    UserId by,
    List<Annotation> annotations) {}
