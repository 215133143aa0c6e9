package io.countersign.ops.server.preview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.figure.Share;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.projections.model.Models.Band;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpectedTest {
  private static final List<Double> CONFIDENCES = List.of(0.2, 0.6, 0.7, 0.95, 0.99);
  private static final Precisions PRECISIONS =
      new Precisions(
          List.of(new Band(0.6, 0.7, Share.of(6, 10)), new Band(0.9, 1.0, Share.of(18, 20))));

  private static Policy policy(@Nullable PreLabelPolicy preLabel) {
    ReviewPolicy review =
        new ReviewPolicy(
            "staged-review",
            1,
            List.of(new ReviewStage("review", Group.REVIEWERS, 0.5)),
            3,
            30,
            List.of("WRONG"),
            false,
            null);
    return new Policy(new Ontology(List.of()), preLabel, review, null, null);
  }

  @Test
  void withoutAModelPeopleLabelEveryRow() {
    Expected expected = Expected.of(policy(null), CONFIDENCES, PRECISIONS);
    assertThat(expected.labelled()).isEqualTo(1);
    assertThat(expected.decisionsPerRow()).isEqualTo(1.5, within(1e-9));
  }

  @Test
  void confidenceDecidesWhoSeesARow() {
    Expected expected =
        Expected.of(policy(new PreLabelPolicy("m", null, 0.5, 0.9, 0.1)), CONFIDENCES, PRECISIONS);
    assertThat(expected.acceptedByModel()).isEqualTo(0.36, within(1e-9));
    assertThat(expected.labelled()).isEqualTo(0.2, within(1e-9));
    assertThat(expected.reviewed()).isEqualTo(0.44, within(1e-9));
    assertThat(expected.decisionsPerRow()).isEqualTo(0.44 * 0.5 + 0.2 * 1.5, within(1e-9));
    assertThat(expected.acceptedAccuracy()).isEqualTo(Share.of(18, 20));
  }

  @Test
  void ofSixRowsALowerThresholdIsNoMoreAccurate() {
    Precisions six =
        new Precisions(
            List.of(new Band(0.7, 0.8, Share.of(3, 3)), new Band(0.9, 1.0, Share.of(2, 3))));
    Share high =
        Expected.of(policy(new PreLabelPolicy("m", null, 0.5, 0.9, 0)), CONFIDENCES, six)
            .acceptedAccuracy();
    Share low =
        Expected.of(policy(new PreLabelPolicy("m", null, 0.5, 0.7, 0)), CONFIDENCES, six)
            .acceptedAccuracy();
    assertThat(low.share()).as("as drawn").isGreaterThan(high.share());
    assertThat(low.enough()).isFalse();
    assertThat(high.enough()).isFalse();
    assertThat(high.high()).as("nobody knows").isGreaterThan(low.low());
  }

  @Test
  void nothingComparedMeansNoAccuracy() {
    Expected expected =
        Expected.of(
            policy(new PreLabelPolicy("m", null, 0.5, 0.9, 0.1)),
            CONFIDENCES,
            new Precisions(List.of()));
    assertThat(expected.acceptedAccuracy().share()).isNull();
  }
}
