package io.countersign.bench.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.bench.Measurement;
import io.countersign.bench.Pairs;
import io.countersign.bench.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.EventLog;
import io.countersign.ops.figures.Figure;
import io.countersign.projections.AdvisoryLease;
import io.countersign.projections.EventSource;
import io.countersign.projections.ProjectionRebuild;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.store.Generations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** How fast the views are made anew from the event log, against reading the log alone. */
public final class ProjectionBenchmark implements Measurement {
  private static final int ROWS = 10_000;
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "projections";
  }

  @Override
  public String about() {
    return "views made anew from 10,000 accepted rows, against reading the log alone";
  }

  @Override
  public List<Figure> measure(Run run) {
    Consumer<String> progress = run.progress();
    try (BenchDatabase database = BenchDatabase.open();
        MongoClient mongo = MongoClients.create(database.mongoUri());
        EventEngine engine = EventEngine.builder(database.dataSource()).build()) {
      progress.accept("Storing the events of %,d rows".formatted(ROWS));
      new AcceptedRows(engine.commands()).store(ROWS);
      ProjectionRebuild rebuild = rebuild(database, mongo, engine.eventLog());
      List<Double> reading = new ArrayList<>();
      List<Double> folding = new ArrayList<>();
      for (int round = 1; round <= ROUNDS; round++) {
        progress.accept("Round %d of %d".formatted(round, ROUNDS));
        reading.add(eventsPerSecond(() -> read(engine.eventLog())));
        folding.add(eventsPerSecond(() -> rebuild.run(told -> {}).events()));
      }
      return List.of(
          Figure.of("views made anew", "events/s", Pairs.median(folding))
              .against("reading the log", Pairs.median(reading)));
    }
  }

  private static ProjectionRebuild rebuild(
      BenchDatabase database, MongoClient mongo, EventLog log) {
    MongoDatabase views = mongo.getDatabase("bench");
    return new ProjectionRebuild(
        EventSource.of(log),
        new Generations(views),
        new AdvisoryLease(database.dataSource(), AdvisoryLease.REBUILD),
        ProjectionSettings.DEFAULT);
  }

  private static long read(EventLog log) {
    AtomicLong events = new AtomicLong();
    log.streamAll(page -> events.addAndGet(page.size()));
    return events.get();
  }

  /** Does something with events, and says with how many. */
  private interface Pass {
    long events();
  }

  private static double eventsPerSecond(Pass pass) {
    long start = System.nanoTime();
    long events = pass.events();
    return events * 1e9 / (System.nanoTime() - start);
  }
}
