package io.countersign.bench.trial;

class DiskFullTrialTest extends TrialTest {
  DiskFullTrialTest() {
    super(new DiskFullTrial());
  }
}
