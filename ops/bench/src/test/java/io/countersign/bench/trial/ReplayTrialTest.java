package io.countersign.bench.trial;

import io.countersign.bench.trial.child.ReplayTrial;

class ReplayTrialTest extends TrialTest {
  ReplayTrialTest() {
    super(new ReplayTrial());
  }
}
