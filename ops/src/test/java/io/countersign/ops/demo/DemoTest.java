package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole lifecycle on a few images, from the first call to verify. */
@Tag("server")
class DemoTest {
  private static final int ROWS = 40;

  @Test
  void everyRowIsAcceptedAndVerifyFindsNothing() throws InterruptedException {
    StringWriter out = new StringWriter();
    StringWriter said = new StringWriter();
    PrintWriter err = new PrintWriter(said, true);
    Demo.Options options = new Demo.Options(ROWS, 7, DemoFlow.STAGES, true, true, 0, null);

    boolean done = Demo.run(options, new PrintWriter(out, true), err);

    assertThat(done).isTrue();
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(said.toString())
        .containsSubsequence(
            "Starting the server",
            "Making the project",
            "Importing 24 images as first-delivery",
            "People label and review: 24 of 24 rows",
            "Training",
            "Importing 16 images as second-delivery",
            "review: 16 of 16 rows",
            "Verifying");
    JsonNode line = JsonMapper.shared().readTree(out.toString());
    assertThat(line.propertyNames())
        .containsExactly(
            "rows",
            "accepted",
            "acceptedByModel",
            "acceptedByReview",
            "rejections",
            "reworked",
            "adjudicated",
            "open",
            "finalAccuracy",
            "modelAcceptedAccuracy",
            "humanDecisions",
            "humanDecisionsWithoutModel",
            "events",
            "seconds",
            "breached",
            "differences");
    assertThat(line.path("accepted").asInt()).isEqualTo(ROWS);
    assertThat(line.path("acceptedByModel").asInt() + line.path("acceptedByReview").asInt())
        .isEqualTo(ROWS);
    assertThat(line.path("open").asInt()).isZero();
    assertThat(line.path("differences").asInt()).isZero();
    assertThat(line.path("breached").asInt()).isZero();
    assertThat(line.path("finalAccuracy").asDouble()).isGreaterThan(0.85);
    assertThat(line.path("humanDecisions").asInt()).isGreaterThan(ROWS);
    assertThat(line.path("events").asInt()).isGreaterThan(ROWS * 6);
  }
}
