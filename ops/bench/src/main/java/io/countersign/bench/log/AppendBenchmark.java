package io.countersign.bench.log;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.log.EventEngine;
import io.countersign.ops.contract.figures.Figure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast events are stored, against the database alone and against Axon's own store. With one
 * event in a transaction each waits for the disk once, so beside it stands how fast the database
 * alone is against Axon's store, which is all that can be had, and what several threads get, whose
 * transactions the database takes to the disk together.
 */
public final class AppendBenchmark implements Measurement {
  private static final Duration TURN = Duration.ofSeconds(1);
  private static final String PLAIN = "one insert by JDBC";
  private static final String AXON = "Axon's JDBC store";
  private static final double OF_PLAIN = 0.6;
  private static final int SEVERAL = 8;

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
          floor.compare("1 in a transaction", ours, PLAIN, plain, 1, 1).ratioAtLeast(OF_PLAIN),
          floor.compare("1 in a transaction", ours, AXON, axons, 1, 1).ratioAtLeast(3),
          floor.compare("1 in a transaction, plain JDBC", plain, AXON, axons, 1, 1),
          floor.compare("1 in a transaction, 8 threads", ours, AXON, axons, 1, SEVERAL),
          floor.compare("100 in a transaction", ours, PLAIN, plain, 100, 1).ratioAtLeast(OF_PLAIN),
          floor.compare("100 in a transaction", ours, AXON, axons, 100, 1).ratioAtLeast(1.5));
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

    Figure compare(
        String metric, Store one, String against, Store other, int inTransaction, int threads)
        throws Exception {
      run.say("%s, against %s", metric, against);
      rate(one, inTransaction, threads);
      rate(other, inTransaction, threads);
      return Pairs.<Double>take(
              run.timesOr(Pairs.TURNS),
              turn -> rate(one, inTransaction, threads),
              turn -> rate(other, inTransaction, threads))
          .figure(metric, "events/s", against, r -> r);
    }

    private double rate(Store store, int inTransaction, int threads) throws Exception {
      ExecutorService appenders = Executors.newFixedThreadPool(threads);
      try {
        double rate = 0;
        Callable<Double> appending = () -> rate(store, inTransaction);
        for (Future<Double> one : appenders.invokeAll(Collections.nCopies(threads, appending))) {
          rate += one.get();
        }
        return rate;
      } finally {
        appenders.shutdownNow();
      }
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
