package io.countersign.bench.trial;

class PostgresTrialTest extends TrialTest {
  PostgresTrialTest() {
    super(new PostgresTrial());
  }
}
