package io.countersign.bench.trial.inside;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.processes.Processes;
import io.countersign.projections.EventSource;
import io.countersign.projections.ProjectionRunner;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.ProjectionVerify;
import io.countersign.projections.ProjectorLease;
import io.countersign.projections.ReadModels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** Running processes and projections on stores of their own, with one project. */
final class Workplace implements AutoCloseable {
  static final ProjectId PROJECT = new ProjectId("trial");
  static final BatchId BATCH = new BatchId("trial-batch");
  static final UserId MANAGER = new UserId("manager");
  static final List<Annotation> BAG = List.of(new Annotation.Choice("category", "bag", null));
  static final List<Annotation> COAT = List.of(new Annotation.Choice("category", "coat", null));
  static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private static final int CHUNK = 128;
  private static final long LOOK_MILLIS = 5;

  private final BenchDatabase database = BenchDatabase.open();
  private final MongoClient mongo = MongoClients.create(database.mongoUri());
  private final MongoDatabase views = mongo.getDatabase("trial");
  private final SetClock clock = new SetClock(START);
  private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
  private final EventEngine domain;
  private final Processes processes;
  private final ProjectionRunner runner;
  private int policyVersion = 1;
  private int rows;

  Workplace(Policy policy) {
    JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    domain =
        EventEngine.builder(database.dataSource())
            .transactionManager(transactions)
            .flows(Processes.shippedFlows())
            .clock(clock)
            .retryOn(Processes::isLost)
            .build();
    processes = Processes.start(database.dataSource(), transactions, domain, clock);
    runner =
        new ProjectionRunner(
            EventSource.of(domain.eventLog()),
            ReadModels.generations(views),
            ProjectorLease.ALWAYS,
            ProjectionSettings.DEFAULT,
            clock);
    runner.start();
    send(new CreateProject(PROJECT, "trial", "text/plain", policy));
    send(new CreateBatch(BATCH, PROJECT, "trial", 50, null));
  }

  Commands commands() {
    return domain.commands();
  }

  Processes processes() {
    return processes;
  }

  SetClock clock() {
    return clock;
  }

  JdbcTemplate jdbc() {
    return jdbc;
  }

  void send(Object command) {
    commands().send(command, MANAGER);
  }

  /** For rows that come from now on. */
  void changePolicy(Policy policy) {
    policyVersion =
        commands().<Integer>send(new ChangePolicy(PROJECT, policy, null), MANAGER).result();
  }

  /** Registers rows under the newest policy. */
  List<DataRowId> register(int count) {
    List<DataRowId> ids = new ArrayList<>();
    for (int from = 0; from < count; from += CHUNK) {
      List<NewDataRow> chunk =
          IntStream.range(from, Math.min(from + CHUNK, count)).mapToObj(i -> newRow()).toList();
      send(new RegisterDataRows(PROJECT, BATCH, policyVersion, chunk));
      chunk.forEach(row -> ids.add(row.dataRowId()));
    }
    return ids;
  }

  private NewDataRow newRow() {
    String id = "row-%07d".formatted(++rows);
    ContentRef content = new ContentRef("%064x".formatted(rows), "text/plain", 3, null, null, 3);
    return new NewDataRow(new DataRowId(id), id, content, Map.of(), List.of(), null);
  }

  /** What log, process state and queue do not agree in. */
  List<String> differences() {
    List<String> found = new ArrayList<>();
    processes.verify().verify(one -> found.add(one.toString()));
    return found;
  }

  /**
   * What log and projections do not agree in, once these have caught up.
   *
   * @throws IllegalStateException if they do not
   */
  List<String> projectionDifferences() throws InterruptedException {
    long last = domain.eventLog().lastPosition();
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    while (runner.lag().position() < last) {
      @Nullable String failure = runner.lag().failure();
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("The projections do not catch up: " + failure);
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
    }
    return new ProjectionVerify(
            EventSource.of(domain.eventLog()),
            views,
            ProjectorLease.ALWAYS,
            ProjectionSettings.DEFAULT)
        .run().differences().stream().map(String::valueOf).toList();
  }

  @Override
  public void close() {
    runner.close();
    processes.close();
    domain.close();
    mongo.close();
    database.close();
  }
}
