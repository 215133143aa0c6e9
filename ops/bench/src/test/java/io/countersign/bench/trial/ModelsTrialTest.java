package io.countersign.bench.trial;

import io.countersign.bench.trial.child.ModelsTrial;

class ModelsTrialTest extends TrialTest {
  ModelsTrialTest() {
    super(new ModelsTrial());
  }
}
