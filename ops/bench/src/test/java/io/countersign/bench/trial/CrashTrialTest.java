package io.countersign.bench.trial;

class CrashTrialTest extends TrialTest {
  CrashTrialTest() {
    super(new CrashTrial());
  }
}
