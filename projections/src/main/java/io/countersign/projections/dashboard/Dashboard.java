package io.countersign.projections.dashboard;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.figure.Share;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.day.Throughput;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a project is doing.
 *
 * @param rows in the project, without those that are withdrawn
 * @param states how many rows are in each state
 * @param stages how many rows wait for a person, by stage
 * @param throughput of the hours of the last days, the oldest first; hours without any are left out
 * @param cycleTimes from the opening of a task to its end by stage, in elapsed time; {@code total}
 *     is from registration to acceptance
 * @param firstPassYield share of the accepted rows seen by a reviewer of which every review
 *     approved
 * @param reworkRate share of the accepted rows seen by a reviewer of which a review rejected
 * @param preLabelAgreement how often the final label of a row accepted by people says what the
 *     model had proposed
 */
public record Dashboard(
    ProjectId project,
    long rows,
    Map<DataRowState, Long> states,
    Map<String, Long> stages,
    List<Throughput> throughput,
    Map<String, CycleTime> cycleTimes,
    Share firstPassYield,
    Share reworkRate,
    AutoAccepted autoAccepted,
    Agreement preLabelAgreement,
    @Nullable Instant asOf,
    long position) {

  /**
   * How long something took.
   *
   * @param count of what was measured
   */
  public record CycleTime(long count, double p50Seconds, double p85Seconds, double p95Seconds) {}

  /**
   * What models accepted without a person.
   *
   * @param rows accepted by the model
   * @param share of all accepted rows, in [0, 1]; {@code null} where none is
   * @param auditedAccuracy of the accepted rows that were drawn for a person to see all the same,
   *     the share whose final label says what the model had proposed
   */
  public record AutoAccepted(long rows, @Nullable Double share, Share auditedAccuracy) {}

  /**
   * How often two labels say the same.
   *
   * @param byClass by the class that the model proposed; by the annotation's name where that has no
   *     classes
   */
  public record Agreement(Share share, Map<String, Share> byClass) {}
}
