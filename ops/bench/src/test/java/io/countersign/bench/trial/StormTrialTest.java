package io.countersign.bench.trial;

import io.countersign.bench.trial.inside.StormTrial;

class StormTrialTest extends TrialTest {
  StormTrialTest() {
    super(new StormTrial());
  }
}
