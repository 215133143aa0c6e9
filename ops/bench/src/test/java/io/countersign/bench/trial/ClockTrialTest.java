package io.countersign.bench.trial;

import io.countersign.bench.trial.inside.ClockTrial;

class ClockTrialTest extends TrialTest {
  ClockTrialTest() {
    super(new ClockTrial());
  }
}
