package io.countersign.bench.flow.life;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.schema.EventSchema;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.processes.Processes;
import io.countersign.processes.prelabel.PreLabelSource;
import io.countersign.processes.prelabel.PreLabelWorker;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.TaskFilter;
import io.countersign.projections.EventSource;
import io.countersign.projections.ProjectionRunner;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.ProjectorLease;
import io.countersign.projections.ReadModels;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Countersign itself: event log, processes, work queue and projections, without HTTP. */
final class OwnLives implements Lives {
  private static final ProjectId PROJECT = new ProjectId("bench");
  private static final UserId MANAGER = new UserId("manager");
  private static final BatchId BATCH = new BatchId("bench-batch");
  private static final ModelRef MODEL = new ModelRef("bench", "1", "ab".repeat(32));
  private static final List<Annotation> ANNOTATIONS =
      List.of(new Annotation.Choice("class", "even", null));
  private static final long PATIENCE_SECONDS = 120;
  private static final long LOOK_MILLIS = 2;

  private final Clock clock = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
  private final EventEngine domain;
  private final Processes processes;
  private final PreLabelWorker model;
  private final MongoClient mongo;
  private final ProjectionRunner projections;
  private final int people;
  private final Way way;
  private int registered;
  private volatile double confidence;

  /**
   * @param people who review at the same time
   */
  OwnLives(DataSource dataSource, String mongoUri, int people, Way way) {
    this.people = people;
    this.way = way;
    EventSchema.migrate(dataSource);
    JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    domain =
        EventEngine.builder(dataSource)
            .transactionManager(transactions)
            .flows(Processes.shippedFlows())
            .retryOn(Processes::isLost)
            .build();
    processes = Processes.start(dataSource, transactions, domain, clock);
    model = processes.preLabelWorker(new Source(), "bench");
    mongo = MongoClients.create(mongoUri);
    projections =
        new ProjectionRunner(
            EventSource.of(domain.eventLog()),
            ReadModels.generations(mongo.getDatabase("lives-" + way.name())),
            ProjectorLease.ALWAYS,
            ProjectionSettings.DEFAULT,
            clock);
    domain.commands().send(new CreateProject(PROJECT, "bench", "text/plain", policy(way)), MANAGER);
    domain.commands().send(new CreateBatch(BATCH, PROJECT, "bench", 50, null), MANAGER);
    projections.start();
  }

  private static Policy policy(Way way) {
    Ontology ontology =
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "class", AnnotationType.CHOICE, List.of("even", "odd"), true, null)));
    SlaPolicy sla = new SlaPolicy(Map.of("review", Duration.ofHours(4)), 0.8, null);
    return new Policy(
        ontology,
        new PreLabelPolicy("bench", null, 0.5, 0.95, 0),
        way.review(),
        sla,
        null,
        way.quality());
  }

  /** Says the same of every row, with the confidence that is wanted. */
  private final class Source implements PreLabelSource {
    @Override
    public Optional<ModelRef> modelOf(PreLabelPolicy preLabel) {
      return Optional.of(MODEL);
    }

    @Override
    public Answer propose(ModelRef asked, Policy policy, List<DataRowRegistered> rows) {
      PreLabel preLabel = new PreLabel(asked, ANNOTATIONS, confidence);
      return new Answer(
          rows.stream()
              .map(DataRowRegistered::dataRowId)
              .collect(Collectors.toMap(Function.identity(), row -> preLabel)),
          Map.of());
    }
  }

  @Override
  public void live(int rows, double rowsConfidence) throws InterruptedException {
    confidence = rowsConfidence;
    register(rows);
    while (model.work() == PreLabelWorker.CHUNK) {
      Thread.onSpinWait();
    }
    if (rowsConfidence == UNSURE) {
      review(Group.REVIEWERS, "first", rows);
      review(way.second(), "second", rows);
    }
    awaitProjections();
    requireNothingLeft();
  }

  private void register(int rows) {
    int end = registered + rows;
    for (; registered < end; registered = Math.min(registered + CHUNK, end)) {
      List<NewDataRow> chunk =
          IntStream.range(registered, Math.min(registered + CHUNK, end))
              .mapToObj(OwnLives::row)
              .toList();
      domain.commands().send(new RegisterDataRows(PROJECT, BATCH, 1, chunk), MANAGER);
    }
  }

  private static NewDataRow row(int number) {
    String id = "bench-%08d".formatted(number);
    ContentRef content =
        new ContentRef("%064x".formatted(number), "text/plain", 20, null, null, 20);
    return new NewDataRow(new DataRowId(id), id, content, Map.of(), List.of(), null);
  }

  private void review(Group group, String look, int rows) throws InterruptedException {
    Lives.together(
        IntStream.range(0, people)
            .<Callable<Integer>>mapToObj(
                number -> {
                  int own = (rows + people - 1 - number) / people;
                  return () -> review(group, new UserId("%s-%d".formatted(look, number)), own);
                })
            .toList());
  }

  private int review(Group group, UserId person, int rows) {
    ClaimNext wish = new ClaimNext(PROJECT, person, Set.of(group), Set.of());
    for (int row = 0; row < rows; row++) {
      TaskId task = processes.workQueue().claimNext(wish).result().orElseThrow();
      Decision decision = new Decision(task, person, clock.instant(), null, null, null);
      domain.commands().send(new ApproveLabel(task.dataRowId(), decision), person);
    }
    return rows;
  }

  private void awaitProjections() {
    long last = domain.eventLog().lastPosition();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (projections.reached() < last) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The projections did not catch up");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }
  }

  private void requireNothingLeft() {
    long left = processes.workQueue().count(TaskFilter.of(PROJECT));
    if (left > 0) {
      throw new IllegalStateException("Expected every row accepted, but %d wait".formatted(left));
    }
  }

  @Override
  public void close() {
    projections.close();
    mongo.close();
    processes.close();
    domain.close();
  }
}
