package io.countersign.ops.server.samples;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.sampling.WantedQuality;
import io.countersign.engine.sample.SampleEvent.SampleDrawn;
import io.countersign.engine.sample.SampleEvent.SampleJudged;
import io.countersign.engine.sample.SampleFold;
import io.countersign.engine.sample.SampleId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sample and what it says of its batch.
 *
 * @param accepted how many rows the batch had accepted when it was drawn
 * @param sampleSize how many rows are looked at
 * @param mostErrors up to so many errors accept the batch
 * @param seed that drew it, with the rows' ids
 * @param lookedAt rows that somebody has looked at, whatever they said
 * @param outcome what became of it; missing with all below while rows wait for a look, since who
 *     looks must not see from it whether others agree
 * @param errors rows that two people said were something else
 * @param accuracy share of the batch's accepted rows that are right
 * @param labels the same for what was accepted as each label
 */
record SampleView(
    SampleId id,
    WantedQuality quality,
    long accepted,
    long sampleSize,
    long mostErrors,
    long seed,
    UserId drawnBy,
    long lookedAt,
    @Nullable Outcome outcome,
    @Nullable Long errors,
    @Nullable Share accuracy,
    List<LabelAccuracy> labels) {

  /** What a sample led to. */
  enum Outcome {
    ACCEPTED,
    SEND_BACK
  }

  /**
   * What was accepted as one label.
   *
   * @param accepted how many rows
   */
  record LabelAccuracy(String label, long accepted, Share accuracy) {}

  static SampleView of(SampleFold sample) {
    SampleDrawn drawn = sample.drawn();
    @Nullable SampleJudged judged = sample.judged().orElse(null);
    return new SampleView(
        drawn.sampleId(),
        drawn.quality(),
        drawn.accepted().values().stream().mapToLong(Long::longValue).sum(),
        drawn.plan().sampleSize(),
        drawn.plan().mostErrors(),
        drawn.seed(),
        drawn.by(),
        sample.lookedAt(),
        judged == null ? null : outcome(judged),
        judged == null ? null : judged.errors(),
        judged == null ? null : sample.accuracy(),
        judged == null ? List.of() : labels(sample));
  }

  private static Outcome outcome(SampleJudged judged) {
    return judged.accepted() ? Outcome.ACCEPTED : Outcome.SEND_BACK;
  }

  private static List<LabelAccuracy> labels(SampleFold sample) {
    return sample.accuracyByLabel().entrySet().stream()
        .map(
            one ->
                new LabelAccuracy(
                    one.getKey(),
                    sample.drawn().accepted().getOrDefault(one.getKey(), 0L),
                    one.getValue()))
        .toList();
  }
}
