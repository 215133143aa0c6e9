package io.countersign.bench.trial;

class SoakTrialTest extends TrialTest {
  SoakTrialTest() {
    super(new SoakTrial());
  }
}
