package io.countersign.engine.sample;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.sampling.WantedQuality;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Draws a sample of a batch's accepted rows, as large as the wanted quality takes. Refused with
 * {@code TOO_FEW_ACCEPTED} if there are none, and with {@code INPUT_INVALID} if it would take more
 * than {@link Sample#MOST_ROWS}.
 *
 * @param accepted all of the batch's accepted rows
 */
public record DrawSample(
    @TargetAggregateIdentifier SampleId sampleId,
    ProjectId projectId,
    BatchId batchId,
    WantedQuality quality,
    long seed,
    List<AcceptedRow> accepted,
    UserId by) {}
