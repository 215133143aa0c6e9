package io.countersign.bench.flow;

import io.countersign.bench.rig.StagedReview;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.processes.Processes;
import io.countersign.processes.queue.ClaimGrid;
import io.countersign.processes.queue.ClaimNext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Running processes with one project and as many rows as are asked for. */
final class Floor implements AutoCloseable {
  static final ProjectId PROJECT = new ProjectId("bench");
  static final UserId MANAGER = new UserId("manager");
  static final List<Annotation> LABEL = List.of(new Annotation.Choice("class", "even", null));

  /** How many rows one command registers. */
  static final int CHUNK = 128;

  private static final BatchId BATCH = new BatchId("bench-batch");

  private final EventEngine domain;
  private final Processes processes;

  Floor(DataSource dataSource) {
    JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
    domain =
        EventEngine.builder(dataSource)
            .transactionManager(transactions)
            .flows(Processes.shippedFlows())
            .retryOn(Processes::isLost)
            .build();
    processes = Processes.start(dataSource, transactions, domain, Clock.systemUTC());
    commands().send(new CreateProject(PROJECT, "bench", "text/plain", policy()), MANAGER);
    commands().send(new CreateBatch(BATCH, PROJECT, "bench", 50, null), MANAGER);
  }

  private static Policy policy() {
    Ontology ontology =
        new Ontology(
            List.of(
                new Ontology.Definition(
                    "class", AnnotationType.CHOICE, List.of("even", "odd"), true, null)));
    ReviewPolicy review =
        new ReviewPolicy(
            StagedReview.FLOW.key(),
            StagedReview.FLOW.version(),
            List.of(
                new ReviewStage("review", Group.REVIEWERS, 1),
                new ReviewStage("acceptance", Group.LEADS, 0.2)),
            3,
            30,
            List.of("WRONG_CLASS"),
            false,
            null);
    SlaPolicy sla =
        new SlaPolicy(
            Map.of("label", Duration.ofHours(8), "review", Duration.ofHours(4)), 0.8, null);
    return new Policy(ontology, null, review, sla, null);
  }

  Commands commands() {
    return domain.commands();
  }

  Processes processes() {
    return processes;
  }

  /** Registers rows with these numbers, {@link #CHUNK} in a command. */
  void register(int from, int to) {
    for (int first = from; first < to; first += CHUNK) {
      List<NewDataRow> rows =
          IntStream.range(first, Math.min(first + CHUNK, to)).mapToObj(Floor::row).toList();
      commands().send(new RegisterDataRows(PROJECT, BATCH, 1, rows), MANAGER);
    }
  }

  private static NewDataRow row(int number) {
    String id = "bench-%08d".formatted(number);
    ContentRef content =
        new ContentRef("%064x".formatted(number), "text/plain", 20, null, null, 20);
    return new NewDataRow(new DataRowId(id), id, content, Map.of(), List.of(), null);
  }

  /** Claims the person's next task of labelling. */
  Optional<String> claim(String person) {
    ClaimNext wish = new ClaimNext(PROJECT, new UserId(person), Set.of(Group.LABELLERS), Set.of());
    try {
      return processes.workQueue().claimNext(wish).result().map(TaskId::toString);
    } catch (CommandRefused refused) {
      return Optional.empty();
    }
  }

  /** Has one person label the next {@code count} rows, all alike. */
  void labelAll(int count) {
    UserId labeller = new UserId("labeller");
    ClaimNext wish = new ClaimNext(PROJECT, labeller, Set.of(Group.LABELLERS), Set.of());
    for (int i = 0; i < count; i++) {
      TaskId task = processes.workQueue().claimNext(wish).result().orElseThrow();
      Decision decision = new Decision(task, labeller, Instant.now(), null, null, null);
      commands().send(new SubmitLabel(task.dataRowId(), decision, LABEL), labeller);
    }
  }

  /** Claims the person's next review. */
  Optional<String> claimReview(String person) {
    return processes.workQueue().claimNext(reviews(person)).result().map(TaskId::toString);
  }

  /** Claims reviews side by side; gives how many. */
  int claimGrid(String person, int size) {
    return processes.workQueue().claimGrid(new ClaimGrid(reviews(person), size)).result().size();
  }

  private static ClaimNext reviews(String person) {
    return new ClaimNext(PROJECT, new UserId(person), Set.of(Group.REVIEWERS), Set.of());
  }

  /** Has as many people work at once, and returns what each did. */
  static <T> List<T> together(List<? extends Callable<T>> people) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(people.size());
    try {
      List<T> done = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(people)) {
        done.add(future.get());
      }
      return done;
    } catch (ExecutionException failure) {
      throw new IllegalStateException(failure.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  @Override
  public void close() {
    processes.close();
    domain.close();
  }
}
