package io.countersign.processes;

import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.awaitility.Durations.ONE_MINUTE;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.background.BackgroundLoop;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.processes.prelabel.PreLabelSource;
import io.countersign.processes.prelabel.PreLabelWorker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // each test says what is given
class PreLabelWorkerTest {
  private static final List<Annotation> OUTSIDE =
      List.of(new Annotation.Choice("category", "hat", null));

  private Workshop workshop;
  private final FakeModels models = new FakeModels();

  private PreLabelWorker given(Rules rules) {
    workshop = Workshop.alone(rules);
    return workshop.processes.preLabelWorker(models, "worker");
  }

  @AfterEach
  void close() {
    assertThat(workshop.differences()).isEmpty();
    workshop.close();
  }

  /** Models that say of every row what the test wants. */
  private static final class FakeModels implements PreLabelSource {
    private boolean known = true;
    private boolean broken;
    private boolean gone;
    private List<Annotation> annotations = BAG;
    private double confidence = 0.99;
    private int silentAfter = Integer.MAX_VALUE;
    private volatile Runnable meanwhile = () -> {};
    private final List<ModelRef> asked = new CopyOnWriteArrayList<>();
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();

    @Override
    public Optional<ModelRef> modelOf(PreLabelPolicy preLabel) {
      return known ? Optional.of(MODEL) : Optional.empty();
    }

    @Override
    public Answer propose(ModelRef model, Policy policy, List<DataRowRegistered> rows) {
      if (broken) {
        throw new IllegalStateException("not a model");
      }
      if (gone) {
        throw new UnsatisfiedLinkError("not a library");
      }
      asked.add(model);
      sizes.add(rows.size());
      meanwhile.run();
      Map<DataRowId, PreLabel> proposals = new HashMap<>();
      rows.stream()
          .limit(silentAfter)
          .forEach(
              row -> proposals.put(row.dataRowId(), new PreLabel(model, annotations, confidence)));
      return new Answer(proposals, Map.of());
    }
  }

  private List<DataRowState> states(List<DataRowId> rows) {
    return rows.stream().map(row -> workshop.row(row).state()).distinct().toList();
  }

  private <E> List<E> eventsOf(Class<E> kind) {
    return workshop.machinery.domain.eventLog().readAfter(0, 10_000).stream()
        .map(RecordedEvent::payload)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  @Test
  void rowsAreTakenInChunksAndMovedOn() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    List<DataRowId> rows = workshop.register(300);
    assertThat(List.of(worker.work(), worker.work(), worker.work(), worker.work()))
        .containsExactly(128, 128, 44, 0);
    assertThat(models.sizes).containsExactly(128, 128, 44);
    assertThat(states(rows)).containsExactly(DataRowState.ACCEPTED);
  }

  @Test
  void aRunIsStartedOnceForABatchAndAModel() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    workshop.register(3);
    worker.work();
    workshop.register(3);
    worker.work();
    workshop.processes.preLabelWorker(models, "another").work();
    assertThat(eventsOf(ModelRunStarted.class))
        .containsExactly(
            new ModelRunStarted(
                ModelRuns.idOf(workshop.batch, MODEL), workshop.project, workshop.batch, MODEL, 3));
    assertThat(eventsOf(PreLabelProposed.class))
        .hasSize(6)
        .allMatch(event -> ModelRuns.idOf(workshop.batch, MODEL).equals(event.modelRunId()));
  }

  @Test
  void rowsOfABrokenModelGoToPeople() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    models.broken = true;
    List<DataRowId> rows = workshop.register(3);
    worker.work();
    assertThat(states(rows)).containsExactly(DataRowState.LABEL);
    assertThat(workshop.row(rows.get(0)).preLabelFailure())
        .contains("The model failed: not a model");
  }

  @Test
  void rowsOfAModelThatIsMissingGoToPeople() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    models.known = false;
    List<DataRowId> rows = workshop.register(3);
    worker.work();
    assertThat(states(rows)).containsExactly(DataRowState.LABEL);
    assertThat(workshop.row(rows.get(0)).preLabelFailure()).contains("There is no model fashion");
  }

  @Test
  void rowsThatTheModelSaidNothingOfGoToPeople() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    models.silentAfter = 2;
    List<DataRowId> rows = workshop.register(3);
    worker.work();
    assertThat(rows.stream().map(workshop::row).map(DataRowFold::state))
        .containsExactlyInAnyOrder(
            DataRowState.ACCEPTED, DataRowState.ACCEPTED, DataRowState.LABEL);
  }

  @Test
  void rowsWhosePreLabelDoesNotFitTheOntologyGoToPeople() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    models.annotations = OUTSIDE;
    List<DataRowId> rows = workshop.register(3);
    worker.work();
    assertThat(states(rows)).containsExactly(DataRowState.LABEL);
  }

  @Test
  void rowsThatAnotherTookAreTakenAgainWhenItsLockRunsOut() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    List<DataRowId> rows = workshop.register(3);
    List<String> crashed =
        workshop.jdbc.queryForList(
            "UPDATE act_ru_ext_task SET worker_id_ = 'crashed', lock_exp_time_ = now() + interval"
                + " '5 minutes' RETURNING id_",
            String.class);
    assertThat(crashed).hasSize(3);
    assertThat(worker.work()).isZero();
    workshop.jdbc.update("UPDATE act_ru_ext_task SET lock_exp_time_ = now() - interval '1 day'");
    assertThat(worker.work()).isEqualTo(3);
    assertThat(states(rows)).containsExactly(DataRowState.ACCEPTED);
  }

  @Test
  void theBackgroundWorkerWakesWhenRowsComeIn() {
    given(Rules.staged(1).preLabel(0));
    try (BackgroundLoop working = workshop.processes.preLabelling(models, "background")) {
      working.start();
      DataRowId row = workshop.register();
      await()
          .atMost(ONE_MINUTE)
          .untilAsserted(
              () -> assertThat(workshop.row(row).state()).isEqualTo(DataRowState.ACCEPTED));
    }
  }

  @Test
  void aProjectWhoseModelIsSlowKeepsNoOtherWaiting() {
    given(Rules.staged(1).preLabel(0));
    Workshop beside = workshop.beside(Rules.staged(1).preLabel(0));
    List<DataRowId> slow = workshop.register(300);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    models.meanwhile =
        () -> {
          models.meanwhile = () -> {};
          asked.countDown();
          awaitUninterruptibly(answer);
        };
    try (BackgroundLoop working = workshop.processes.preLabelling(models, "background")) {
      working.start();
      awaitUninterruptibly(asked);
      DataRowId row = beside.register();
      await().atMost(ONE_MINUTE).until(() -> beside.row(row).state() == DataRowState.ACCEPTED);
      assertThat(states(slow)).containsExactly(DataRowState.AWAITING_PRE_LABEL);
      answer.countDown();
      await().atMost(ONE_MINUTE).until(() -> states(slow).equals(List.of(DataRowState.ACCEPTED)));
    }
  }

  @Test
  void projectsTakeTurns() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    Workshop beside = workshop.beside(Rules.staged(1).preLabel(0));
    workshop.register(300);
    beside.register(1);
    worker.work();
    worker.work();
    assertThat(models.sizes).containsExactlyInAnyOrder(128, 1);
    worker.work();
    worker.work();
    assertThat(models.sizes).containsExactlyInAnyOrder(128, 1, 128, 44);
  }

  @Test
  void rowsOfANodeThatStopsWaitOn() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    List<DataRowId> rows = workshop.register(3);
    models.meanwhile =
        () -> {
          models.meanwhile = () -> {};
          throw new CancellationException("it stops");
        };
    assertThatThrownBy(worker::work).isInstanceOf(CancellationException.class);
    assertThat(states(rows)).containsExactly(DataRowState.AWAITING_PRE_LABEL);
    worker.release();
    assertThat(worker.work()).isEqualTo(3);
    assertThat(workshop.processes.deadLetters().all()).isEmpty();
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatAWorkerLeftUndoneIsFreeForOthersOnceItIsReleased() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    workshop.register(3);
    models.gone = true;
    assertThatThrownBy(worker::work).isInstanceOf(LinkageError.class);
    models.gone = false;
    PreLabelWorker other = workshop.processes.preLabelWorker(models, "other");
    assertThat(other.work()).isZero();
    worker.release();
    assertThat(other.work()).isEqualTo(3);
  }

  @Test
  void aSlowModelKeepsItsRows() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    PreLabelWorker other = workshop.processes.preLabelWorker(models, "other");
    workshop.register(3);
    models.meanwhile =
        () -> {
          workshop.jdbc.update("UPDATE act_ru_ext_task SET lock_exp_time_ = now()");
          await()
              .atMost(ONE_MINUTE)
              .until(
                  () ->
                      workshop.jdbc.queryForObject(
                          "SELECT min(lock_exp_time_) > now() FROM act_ru_ext_task",
                          Boolean.class));
          assertThat(other.work()).isZero();
        };
    assertThat(worker.work()).isEqualTo(3);
    assertThat(eventsOf(PreLabelProposed.class)).hasSize(3);
  }

  @Test
  void rowsOfAFrozenWorkerAreMovedOnOnce() {
    PreLabelWorker worker = given(Rules.staged(1).preLabel(0));
    PreLabelWorker other = workshop.processes.preLabelWorker(models, "other");
    List<DataRowId> rows = workshop.register(3);
    models.meanwhile =
        () -> {
          models.meanwhile = () -> {};
          workshop.jdbc.update(
              "UPDATE act_ru_ext_task SET lock_exp_time_ = now() - interval '1 day'");
          assertThat(other.work()).isEqualTo(3);
        };
    assertThat(worker.work()).isEqualTo(3);
    assertThat(states(rows)).containsExactly(DataRowState.ACCEPTED);
    assertThat(eventsOf(PreLabelProposed.class)).hasSize(3);
    assertThat(workshop.processes.deadLetters().all()).isEmpty();
  }
}
