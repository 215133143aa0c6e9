package io.countersign.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  @Test
  void saysHowAStepStandsAndForHowLong() {
    StringWriter said = new StringWriter();
    AtomicLong nanos = new AtomicLong(7_000_000_000L);
    AtomicReference<String> state = new AtomicReference<>("");
    PrintWriter err = new PrintWriter(said);

    try (Heartbeat heartbeat = new Heartbeat(err, "Training", state::get, nanos::get)) {
      nanos.addAndGet(5_000_000_000L);
      heartbeat.beat();
      state.set("3 of 40 rows");
      nanos.addAndGet(5_900_000_000L);
      heartbeat.beat();
    }

    assertThat(said.toString().lines())
        .containsExactly("  Training: 5 s", "  Training: 3 of 40 rows, 10 s");
  }
}
