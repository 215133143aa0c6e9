package io.countersign.bench.trial;

class StoreAwayTrialTest extends TrialTest {
  StoreAwayTrialTest() {
    super(new StoreAwayTrial());
  }
}
