package io.countersign.bench.log;

import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.log.EventEngine;
import io.countersign.ops.contract.figures.Figure;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How fast the whole log is read, payloads included, against Axon's own store. */
public final class ReadBenchmark implements Measurement {
  private static final int EVENTS = 50_000;
  private static final int CHUNK = 1_000;

  @Override
  public String name() {
    return "read";
  }

  @Override
  public String about() {
    return "%,d events read in order, against Axon's readEvents".formatted(EVENTS);
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (BenchDatabase database = BenchDatabase.open();
        EventEngine engine = EventEngine.builder(database.dataSource()).build()) {
      EventStorageEngine axon = AxonLog.create(database.dataSource());
      run.say("Storing %,d events in each", EVENTS);
      var transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
      for (EventStorageEngine store : List.of(engine.storage(), axon)) {
        RegisteredEvents events = new RegisteredEvents("read");
        for (int stored = 0; stored < EVENTS; stored += CHUNK) {
          transaction.executeWithoutResult(status -> store.appendEvents(events.take(CHUNK)));
        }
      }
      run.say("Reading them");
      read(() -> ours(engine));
      read(() -> axons(axon));
      return List.of(
          Pairs.<Double>take(
                  run.timesOr(Pairs.TURNS),
                  turn -> read(() -> ours(engine)),
                  turn -> read(() -> axons(axon)))
              .figure("events read", "events/s", "Axon's JDBC store", rate -> rate)
              .ratioAtLeast(1.5));
    }
  }

  /** Reads everything, and says how much that was. */
  private interface Reading {
    long read();
  }

  private static double read(Reading reading) {
    long start = System.nanoTime();
    long events = reading.read();
    if (events != EVENTS) {
      throw new IllegalStateException("Expected %d events, but read %d".formatted(EVENTS, events));
    }
    return events * 1e9 / (System.nanoTime() - start);
  }

  private static long ours(EventEngine engine) {
    AtomicLong read = new AtomicLong();
    engine
        .eventLog()
        .streamAll(page -> page.forEach(event -> read.addAndGet(event.payload() == null ? 0 : 1)));
    return read.get();
  }

  private static long axons(EventStorageEngine axon) {
    try (Stream<? extends TrackedEventMessage<?>> events = axon.readEvents(null, false)) {
      return events.filter(event -> event.getPayload() != null).count();
    }
  }
}
