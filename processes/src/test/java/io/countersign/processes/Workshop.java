package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.FindDataRow;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.RejectLabel;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.log.Commands;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.TestPostgres;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.processes.camunda.DiagramReader;
import io.countersign.processes.camunda.EngineInside;
import io.countersign.processes.flow.FlowFiles;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.upkeep.Difference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** A database with running processes, a project, and people who do what a test tells them. */
final class Workshop implements AutoCloseable {
  static final ModelRef MODEL = new ModelRef("fashion", "1", "00ff");
  static final UserId ADA = new UserId("ada");
  static final UserId BOB = new UserId("bob");
  static final UserId EVE = new UserId("eve");
  static final UserId IDA = new UserId("ida");
  static final List<Annotation> BAG = List.of(new Annotation.Choice("category", "bag", null));
  static final List<Annotation> COAT = List.of(new Annotation.Choice("category", "coat", null));
  static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

  private static final String POISON =
      """
      INSERT INTO event (position, stream_id, version, type, revision, at, actor, payload)
        SELECT base + (pg_current_xact_id()::text::bigint << 16), ?, 1 + (
          SELECT max(version) FROM event WHERE stream_id = ?), 'from-the-future', '1', now(), 'eve',
          '{}' FROM event_base
      """;

  private static final AtomicInteger WORKSHOPS = new AtomicInteger();

  final ProjectId project;
  final BatchId batch;
  final Machinery machinery;
  final JdbcTemplate jdbc;
  final TestClock clock;
  final Commands commands;
  final Processes processes;
  private final AtomicInteger rowNumber = new AtomicInteger();
  private int policyVersion = 1;

  private Workshop(Machinery machinery, ProjectId project) {
    this.machinery = machinery;
    this.project = project;
    batch = new BatchId("batch-of-" + project);
    jdbc = new JdbcTemplate(machinery.database);
    clock = machinery.clock;
    commands = machinery.domain.commands();
    processes = machinery.processes;
  }

  private Workshop(Machinery machinery, Rules rules) {
    this(machinery, new ProjectId("project-" + WORKSHOPS.incrementAndGet()));
    send(new CreateProject(project, project.value(), "text/plain", rules.policy()));
    send(new CreateBatch(batch, project, "First", 50, null));
  }

  /** In a database that others use too: only for tests that look at nothing but their rows. */
  static Workshop with(Rules rules) {
    return new Workshop(Machinery.SHARED, rules);
  }

  /** In a database of its own; it must be closed. */
  static Workshop alone(Rules rules) {
    return alone(rules, FlowFiles.shipped());
  }

  /** The same, with these flows. */
  static Workshop alone(Rules rules, FlowFiles flows) {
    return new Workshop(new Machinery(TestPostgres.freshDatabase(), flows), rules);
  }

  /** Another project beside this one. */
  Workshop beside(Rules rules) {
    return new Workshop(machinery, rules);
  }

  /** The same with the flows of another release, which starts on the database of this one. */
  Workshop upgraded(FlowFiles flows) {
    processes.close();
    Workshop next = new Workshop(new Machinery(machinery.database, flows), project);
    next.policyVersion = policyVersion;
    next.rowNumber.set(rowNumber.get());
    return next;
  }

  /** What runs. */
  static final class Machinery {
    private static final Machinery SHARED =
        new Machinery(TestPostgres.freshDatabase(), FlowFiles.shipped());

    final HikariDataSource database;
    final JdbcTransactionManager transactions;
    final TestClock clock = new TestClock();
    final EventEngine domain;
    final Processes processes;
    final EngineInside engine;

    Machinery(HikariDataSource database, FlowFiles flows) {
      this.database = database;
      transactions = new JdbcTransactionManager(database);
      domain =
          EventEngine.builder(database)
              .transactionManager(transactions)
              .clock(clock)
              .flows(DiagramReader.flows(flows))
              .retryOn(Processes::isLost)
              .build();
      processes = Processes.start(database, transactions, domain, flows, clock);
      engine = new EngineInside();
    }
  }

  static final class TestClock extends Clock {
    private volatile Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    synchronized void advance(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }

  void changePolicy(Rules rules) {
    policyVersion = commands.<Integer>send(change(rules), ADA).result();
  }

  private ChangePolicy change(Rules rules) {
    return new ChangePolicy(project, rules.policy(), null);
  }

  void send(Object command) {
    commands.send(command, ADA);
  }

  NewDataRow newRow(@Nullable PreLabel preLabel, List<Annotation> benchmark) {
    String id = "%s-row-%06d".formatted(project, rowNumber.incrementAndGet());
    ContentRef content = new ContentRef("sha-" + id, "text/plain", 3, 3, null, null);
    return new NewDataRow(new DataRowId(id), "key-" + id, content, Map.of(), benchmark, preLabel);
  }

  DataRowId register(NewDataRow row) {
    send(new RegisterDataRows(project, batch, policyVersion, List.of(row)));
    return row.dataRowId();
  }

  DataRowId register() {
    return register(newRow(null, List.of()));
  }

  List<DataRowId> register(int count) {
    List<NewDataRow> rows =
        IntStream.range(0, count).mapToObj(i -> newRow(null, List.of())).toList();
    send(new RegisterDataRows(project, batch, policyVersion, rows));
    return rows.stream().map(NewDataRow::dataRowId).toList();
  }

  DataRowId registerWithPreLabel(double confidence) {
    return register(newRow(new PreLabel(MODEL, BAG, confidence), List.of()));
  }

  DataRowFold row(DataRowId id) {
    return commands
        .<DataRowFold>execute(
            ADA, () -> commands.<DataRowFold>send(new FindDataRow(id), ADA).result())
        .result();
  }

  /** The activities where the engine has the row's tokens. */
  List<String> waitingAt(DataRowId id) {
    return jdbc.queryForList(
        """
        SELECT coalesce(t.task_def_key_, x.act_id_) FROM act_ru_execution e
          LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
          LEFT JOIN act_ru_ext_task x ON x.proc_inst_id_ = e.id_
          WHERE e.business_key_ = ?
        """,
        String.class,
        id.toString());
  }

  TaskId task(DataRowId id) {
    return queued(id).orElseThrow().id();
  }

  /** The first of the row's tasks in the queue. */
  Optional<QueuedTask> queued(DataRowId id) {
    return processes.workQueue().find(id).stream().findFirst();
  }

  Decision claimed(DataRowId id, UserId person) {
    TaskId task = task(id);
    processes.workQueue().claim(task, person);
    return new Decision(task, person, clock.instant(), null, null, null);
  }

  void submit(DataRowId id, UserId person) {
    send(new SubmitLabel(id, claimed(id, person), BAG));
  }

  void approve(DataRowId id, UserId person) {
    send(new ApproveLabel(id, claimed(id, person)));
  }

  void correct(DataRowId id, UserId person) {
    send(new CorrectLabel(id, claimed(id, person), COAT, null));
  }

  void reject(DataRowId id, UserId person) {
    send(new RejectLabel(id, claimed(id, person), "WRONG_CLASS"));
  }

  void skip(DataRowId id, UserId person) {
    send(new SkipDataRow(id, claimed(id, person), SkipReason.CANNOT_DECIDE));
  }

  /** Gives a row an event that nobody can read. */
  void poison(DataRowId id) {
    jdbc.update(POISON, id.value(), id.value());
  }

  /** Takes away what {@link #poison} gave. */
  void heal() {
    jdbc.execute("ALTER TABLE event DISABLE TRIGGER event_is_append_only");
    jdbc.update("DELETE FROM event WHERE type = 'from-the-future'");
    jdbc.execute("ALTER TABLE event ENABLE TRIGGER event_is_append_only");
  }

  /** The database has no room for another event. */
  void fill() {
    jdbc.execute(
        """
        CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'No space left on device' USING ERRCODE = 'disk_full';
        END
        $$
        """);
    jdbc.execute("CREATE TRIGGER no_room BEFORE INSERT ON event EXECUTE FUNCTION no_room()");
  }

  /** There is room again. */
  void makeRoom() {
    jdbc.execute("DROP FUNCTION no_room CASCADE");
  }

  List<Difference> differences() {
    List<Difference> differences = new ArrayList<>();
    processes.verify().verify(differences::add);
    return differences;
  }

  @Override
  public void close() {
    assertThat(machinery.engine.hasReadAllStatements()).isFalse();
    if (machinery != Machinery.SHARED) {
      processes.close();
      machinery.database.close();
    }
  }
}
