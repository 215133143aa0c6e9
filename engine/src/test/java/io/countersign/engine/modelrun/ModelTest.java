package io.countersign.engine.modelrun;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelEvent.ModelBarred;
import io.countersign.engine.modelrun.ModelEvent.ModelReadmitted;
import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import io.countersign.engine.modelrun.ModelEvent.ModelRunRequested;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static final ModelId ID = new ModelId("fashion", "1");
  private static final ModelRef MODEL = new ModelRef("fashion", "1", "00");
  private static final ProjectId PROJECT = new ProjectId("p1");
  private static final UserId ADA = new UserId("ada");
  private static final List<String> CLASSES = List.of("bag", "coat");

  private static final ModelReport REPORT =
      new ModelReport(
          "category",
          2,
          4_711,
          1,
          0,
          Map.of("bag", 160),
          150,
          0.2,
          null,
          null,
          List.of(),
          List.of(),
          List.of());

  private static final ModelRegistered REGISTERED =
      new ModelRegistered(ID, MODEL, "image/png", CLASSES, PROJECT, 320, true, REPORT, ADA);

  @Test
  void registersAModelAtAVersionAsACandidate() {
    new AggregateTestFixture<>(Model.class)
        .givenNoPriorActivity()
        .when(new RegisterModel(ID, MODEL, "image/png", CLASSES, PROJECT, 320, REPORT, ADA))
        .expectEvents(REGISTERED);
  }

  @Test
  void barsAModelOnceUntilItIsReadmitted() {
    ModelBarred barred = new ModelBarred(ID, "it took too long");
    new AggregateTestFixture<>(Model.class)
        .given(REGISTERED)
        .when(new BarModel(ID, "it took too long"))
        .expectEvents(barred);
    new AggregateTestFixture<>(Model.class)
        .given(REGISTERED, barred)
        .when(new BarModel(ID, "it took too much"))
        .expectNoEvents();
    new AggregateTestFixture<>(Model.class)
        .given(REGISTERED, barred)
        .when(new ReadmitModel(ID, ADA))
        .expectEvents(new ModelReadmitted(ID, ADA));
    new AggregateTestFixture<>(Model.class)
        .given(REGISTERED, barred, new ModelReadmitted(ID, ADA))
        .when(new ReadmitModel(ID, ADA))
        .expectNoEvents();
  }

  @Test
  void startsARunOverABatch() {
    ModelRunId run = new ModelRunId("m1");
    BatchId batch = new BatchId("b1");
    new AggregateTestFixture<>(ModelRun.class)
        .givenNoPriorActivity()
        .when(new StartModelRun(run, PROJECT, batch, MODEL, 128))
        .expectEvents(new ModelRunStarted(run, PROJECT, batch, MODEL, 128));
  }

  @Test
  void tellsHowManyRowsARunAskedFor() {
    ModelRunId run = new ModelRunId("m1");
    BatchId batch = new BatchId("b1");
    new AggregateTestFixture<>(ModelRun.class)
        .given(new ModelRunStarted(run, PROJECT, batch, MODEL, 128))
        .when(new FinishModelRunRequest(run, 127))
        .expectEvents(new ModelRunRequested(run, PROJECT, 127));
  }
}
