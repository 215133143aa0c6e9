package io.countersign.bench.log;

import io.countersign.bench.Measurement;
import io.countersign.bench.Pairs;
import io.countersign.bench.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.log.EventEngine;
import io.countersign.ops.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How fast one thread stores events, against the database alone and against Axon's own store. */
public final class AppendBenchmark implements Measurement {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final String PLAIN = "one insert by JDBC";
  private static final String AXON = "Axon's JDBC store";
  private static final double OF_PLAIN = 0.6;

  @Override
  public String name() {
    return "append";
  }

  @Override
  public String about() {
    return "events stored, 1 and 100 in a transaction, against plain JDBC and Axon's store";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (BenchDatabase database = BenchDatabase.open();
        EventEngine engine = EventEngine.builder(database.dataSource()).build()) {
      Floor floor = new Floor(run, database);
      EventStorageEngine axon = AxonLog.create(database.dataSource());
      Store ours = floor.store("ours", engine.storage()::appendEvents);
      Store plain = floor.store("plain", new PlainInsert(floor.jdbc)::insert);
      Store axons = floor.store("axon", axon::appendEvents);
      return List.of(
          floor.compare(ours, PLAIN, plain, 1).ratioAtLeast(OF_PLAIN),
          floor.compare(ours, AXON, axons, 1).ratioAtLeast(3),
          floor.compare(ours, PLAIN, plain, 100).ratioAtLeast(OF_PLAIN),
          floor.compare(ours, AXON, axons, 100).ratioAtLeast(1.5));
    }
  }

  /** Where events can be put. */
  private record Store(
      RegisteredEvents events, Consumer<List<DomainEventMessage<DataRowRegistered>>> append) {}

  private static final class Floor {
    private final Run run;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Floor(Run run, BenchDatabase database) {
      this.run = run;
      jdbc = new JdbcTemplate(database.dataSource());
      transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    }

    Store store(String prefix, Consumer<List<DomainEventMessage<DataRowRegistered>>> append) {
      return new Store(new RegisteredEvents(prefix), append);
    }

    Figure compare(Store ours, String against, Store other, int inTransaction) throws Exception {
      run.say("%d in a transaction, against %s", inTransaction, against);
      rate(ours, inTransaction);
      rate(other, inTransaction);
      return Pairs.<Double>take(
              run.timesOr(Pairs.TURNS),
              turn -> rate(ours, inTransaction),
              turn -> rate(other, inTransaction))
          .figure("%d in a transaction".formatted(inTransaction), "events/s", against, r -> r);
    }

    private double rate(Store store, int inTransaction) {
      long start = System.nanoTime();
      long stored = 0;
      while (System.nanoTime() - start < TURN.toNanos()) {
        List<DomainEventMessage<DataRowRegistered>> events =
            new ArrayList<>(store.events().take(inTransaction));
        transaction.executeWithoutResult(status -> store.append().accept(events));
        stored += inTransaction;
      }
      return stored * 1e9 / (System.nanoTime() - start);
    }
  }
}
