package io.countersign.engine.sample;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.sampling.AcceptancePlan;
import io.countersign.engine.quality.sampling.WantedQuality;
import java.util.List;
import java.util.Map;
import org.axonframework.serialization.Revision;

/** What happened to a sample of a batch's accepted rows. */
public sealed interface SampleEvent {
  SampleId sampleId();

  /**
   * It was drawn.
   *
   * @param seed that drew it, with the rows' ids
   * @param accepted how many rows were accepted as each label
   * @param rows in the order in which they were drawn
   */
  @Revision("1")
  record SampleDrawn(
      SampleId sampleId,
      ProjectId projectId,
      BatchId batchId,
      WantedQuality quality,
      AcceptancePlan plan,
      long seed,
      Map<String, Long> accepted,
      List<AcceptedRow> rows,
      UserId by)
      implements SampleEvent {
    public SampleDrawn {
      accepted = Map.copyOf(accepted);
      rows = List.copyOf(rows);
    }
  }

  /**
   * Somebody looked at one of its rows, without being shown what it was accepted as.
   *
   * @param annotations what they say it is
   * @param agrees whether that is what it was accepted as
   */
  @Revision("1")
  record RowLookedAt(
      SampleId sampleId,
      DataRowId dataRowId,
      UserId by,
      List<Annotation> annotations,
      boolean agrees)
      implements SampleEvent {
    public RowLookedAt {
      annotations = List.copyOf(annotations);
    }
  }

  /**
   * All of its rows were looked at.
   *
   * @param errors rows that two people said were something else
   * @param accepted whether its plan accepts the batch with so many
   */
  @Revision("1")
  record SampleJudged(SampleId sampleId, BatchId batchId, long errors, boolean accepted)
      implements SampleEvent {}
}
