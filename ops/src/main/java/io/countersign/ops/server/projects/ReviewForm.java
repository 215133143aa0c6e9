package io.countersign.ops.server.projects;

import io.countersign.engine.naming.Name;
import io.countersign.engine.project.ClaimOrder;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How labels are to be reviewed.
 *
 * @param flowVersion the newest one unless it is given
 * @param repeatReviewers whether one person may review a label at several stages; not unless given
 * @param minimumViewMillis how long a row is on the screen before it can be decided; 300 unless it
 *     is given
 * @param claimOrder which task is claimed next; what is due first unless it is given
 * @param confirmSkips whether a row is only skipped once a second person says, too, that it can't
 *     be labelled; not unless given
 */
public record ReviewForm(
    String flow,
    @Nullable Integer flowVersion,
    List<ReviewStage> stages,
    int maxRounds,
    int claimMinutes,
    List<String> rejectionReasons,
    @Nullable Boolean repeatReviewers,
    @Nullable Integer minimumViewMillis,
    @Nullable ClaimOrder claimOrder,
    @Nullable Boolean confirmSkips) {

  ReviewPolicy policy(Flows flows) {
    int version = flowVersion == null ? newest(flows) : flowVersion;
    List<String> reasons = rejectionReasons.stream().map(Name::tidy).toList();
    return new ReviewPolicy(
        flow,
        version,
        stages,
        maxRounds,
        claimMinutes,
        reasons,
        Boolean.TRUE.equals(repeatReviewers),
        minimumViewMillis,
        claimOrder,
        confirmSkips);
  }

  /** 0 of an unknown flow, which the domain refuses together with all else that is wrong. */
  private int newest(Flows flows) {
    return flows.newest(flow).map(known -> known.id().version()).orElse(0);
  }
}
