package io.countersign.bench.trial;

class NodesTrialTest extends TrialTest {
  NodesTrialTest() {
    super(new NodesTrial());
  }
}
