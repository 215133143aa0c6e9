package io.countersign.bench.trial;

import io.countersign.bench.trial.inside.LivesTrial;

class LivesTrialTest extends TrialTest {
  LivesTrialTest() {
    super(new LivesTrial());
  }
}
