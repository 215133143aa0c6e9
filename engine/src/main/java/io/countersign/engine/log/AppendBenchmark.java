package io.countersign.engine.log;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.NewDataRow;
import io.countersign.engine.datarow.RegisterDataRows;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Flow;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.ReviewStage;
import io.countersign.engine.project.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Measures how many events a second one thread stores, against plain JDBC inserts of the same rows
 * into a table with the same keys. Needs a migrated database of its own: events stay in it.
 */
public final class AppendBenchmark {
  private static final int ROUNDS = 5;
  private static final ProjectId PROJECT = new ProjectId("bench");
  private static final BatchId BATCH = new BatchId("bench");
  private static final ContentRef CONTENT =
      new ContentRef("ab".repeat(32), "image/png", 831, 28, 28, null);

  /**
   * Medians of some rounds.
   *
   * @param metric {@code append} for storing events, {@code command} for the whole way of a
   *     command: policy, aggregates, transaction, events
   * @param batch how many events a transaction stores
   * @param ours events a second
   * @param plain events a second of plain JDBC
   */
  public record Figure(String metric, int batch, double ours, double plain) {
    public double ratio() {
      return ours / plain;
    }
  }

  private final DataSource dataSource;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final EventTypes types = EventTypes.ofDomain();
  private final EventTable table;
  private long next;

  public AppendBenchmark(DataSource dataSource) {
    this.dataSource = dataSource;
    jdbc = new JdbcTemplate(dataSource);
    transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
    table = new EventTable(jdbc, types);
  }

  /** Measures each figure for about {@code roundTime} times ten. */
  public List<Figure> run(Duration roundTime) {
    jdbc.execute(
        "CREATE TABLE IF NOT EXISTS plain_event (LIKE event INCLUDING CONSTRAINTS INCLUDING INDEXES)");
    try (EventEngine engine = EventEngine.builder(dataSource).build()) {
      UserId actor = UserId.SYSTEM;
      engine.commands().send(new CreateProject(PROJECT, "Bench", "image/png", policy()), actor);
      List<Figure> figures = new ArrayList<>();
      for (int batch : new int[] {1, 100}) {
        figures.add(measure("append", batch, this::append, roundTime));
        figures.add(measure("command", batch, size -> register(engine, size), roundTime));
      }
      return figures;
    } finally {
      jdbc.execute("DROP TABLE plain_event");
    }
  }

  private Figure measure(String metric, int batch, IntUnaryOperator ours, Duration roundTime) {
    rate(ours, batch, roundTime);
    rate(this::insertPlain, batch, roundTime);
    List<Double> oursRates = new ArrayList<>();
    List<Double> plainRates = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      oursRates.add(rate(ours, batch, roundTime));
      plainRates.add(rate(this::insertPlain, batch, roundTime));
    }
    return new Figure(metric, batch, median(oursRates), median(plainRates));
  }

  private static double median(List<Double> rates) {
    return rates.stream().sorted().toList().get(rates.size() / 2);
  }

  private static double rate(IntUnaryOperator store, int batch, Duration roundTime) {
    long start = System.nanoTime();
    long stored = 0;
    long passed = 0;
    while (passed < roundTime.toNanos()) {
      stored += store.applyAsInt(batch);
      passed = System.nanoTime() - start;
    }
    return stored * 1e9 / passed;
  }

  private int append(int batch) {
    transaction.executeWithoutResult(
        status -> {
          long position = table.firstPosition();
          List<RecordedEvent> events = new ArrayList<>(batch);
          for (int i = 0; i < batch; i++) {
            events.add(event(position + i));
          }
          table.append(events);
        });
    return batch;
  }

  private RecordedEvent event(long position) {
    DataRowId id = nextId();
    DataRowRegistered registered =
        new DataRowRegistered(
            id, PROJECT, BATCH, id.value(), CONTENT, Map.of(), List.of(), 1, false);
    EventTypes.StoredType type = types.typeOf(DataRowRegistered.class);
    return new RecordedEvent(
        position,
        id.value(),
        0,
        type.name(),
        type.revision(),
        Instant.now(),
        UserId.SYSTEM,
        registered);
  }

  private int register(EventEngine engine, int batch) {
    List<NewDataRow> rows = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      DataRowId id = nextId();
      rows.add(new NewDataRow(id, id.value(), CONTENT, Map.of(), List.of(), null));
    }
    engine.commands().send(new RegisterDataRows(PROJECT, BATCH, 1, rows), UserId.SYSTEM);
    return batch;
  }

  private DataRowId nextId() {
    return new DataRowId("bench-%016d".formatted(next++));
  }

  /** The same rows, in a batch of JDBC. */
  private int insertPlain(int batch) {
    List<Object[]> rows = new ArrayList<>(batch);
    for (int i = 0; i < batch; i++) {
      RecordedEvent event = event(next);
      rows.add(
          new Object[] {
            event.position(),
            event.streamId(),
            event.version(),
            event.type(),
            event.revision(),
            OffsetDateTime.ofInstant(event.at(), ZoneOffset.UTC),
            event.actor().value(),
            types.write(event.payload())
          });
    }
    transaction.executeWithoutResult(
        status ->
            jdbc.batchUpdate(
                "INSERT INTO plain_event VALUES (?, ?, ?, ?, ?, ?, ?, ?::json)", rows));
    return batch;
  }

  private static Policy policy() {
    var category =
        new Ontology.Definition("category", AnnotationType.CHOICE, List.of("bag"), true, null);
    var review =
        new ReviewPolicy(
            Flow.SINGLE_REVIEW.key(),
            List.of(new ReviewStage("review", Group.REVIEWERS, 1)),
            3,
            30,
            List.of("WRONG_CLASS"));
    return new Policy(new Ontology(List.of(category)), null, review, null, null);
  }
}
