package io.countersign.modelrunner;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.figure.Share;
import io.countersign.modelrunner.Preview.AtThreshold;
import io.countersign.modelrunner.Proposal.Failed;
import io.countersign.modelrunner.Proposal.PreLabel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewTest {

  @Test
  void saysWhatEachThresholdWouldLetThrough() {
    List<Proposal> proposals =
        List.of(proposal("a", 1.0), proposal("a", 0.9), proposal("b", 0.35), new Failed("broken"));

    Preview preview =
        Preview.of(proposals, List.of(0.9, 0.95, 0.3), Arrays.asList("a", "b", null, "a"));

    assertThat(preview.rows()).isEqualTo(4);
    assertThat(preview.failed()).isEqualTo(1);
    assertThat(preview.histogram()).containsExactly(0, 0, 0, 1, 0, 0, 0, 0, 0, 2);
    assertThat(preview.thresholds())
        .containsExactly(
            new AtThreshold(0.9, 0.5, Share.of(1, 2)),
            new AtThreshold(0.95, 0.25, Share.of(1, 1)),
            new AtThreshold(0.3, 0.75, Share.of(1, 2)));
    assertThat(preview.accuracy()).isEqualTo(Share.of(1, 2));
  }

  @Test
  void knowsNoAccuracyWithoutTruths() {
    Preview preview = Preview.of(List.of(proposal("a", 0.9)), List.of(0.5), List.of());

    assertThat(preview.accuracy()).isEqualTo(Share.of(0, 0));
    assertThat(preview.thresholds()).containsExactly(new AtThreshold(0.5, 1, Share.of(0, 0)));
    assertThat(Preview.of(List.of(), List.of(0.5), List.of()).thresholds())
        .containsExactly(new AtThreshold(0.5, 0, Share.of(0, 0)));
  }

  private static PreLabel proposal(String option, double confidence) {
    return new PreLabel(List.of(), confidence, option, List.of());
  }
}
