package io.countersign.bench.log;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Pairs;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.log.EventEngine;
import io.countersign.engine.log.EventLog;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.processes.Processes;
import io.countersign.projections.AdvisoryLease;
import io.countersign.projections.EventSource;
import io.countersign.projections.ProjectionRebuild;
import io.countersign.projections.ProjectionSettings;
import io.countersign.projections.ReadModels;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import io.countersign.projections.store.ViewCollection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** How fast the views are made anew from the log, against only inserting what comes out. */
public final class ReplayBenchmark implements Measurement {
  private static final int ROWS = 20_000;

  private static final int CHUNK = 1_000;

  /**
   * Until its code is compiled, which is what a server that has worked for a while has behind it.
   */
  private static final int WARM_TURNS = 4;

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String about() {
    return "views of %,d accepted rows made anew, against inserting the final documents"
        .formatted(ROWS);
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (BenchDatabase database = BenchDatabase.open();
        MongoClient mongo = MongoClients.create(database.mongoUri());
        EventEngine engine =
            EventEngine.builder(database.dataSource()).flows(Processes.shippedFlows()).build()) {
      run.say("Storing the events of %,d rows", ROWS);
      new AcceptedRows(engine.commands()).store(ROWS);
      Views views = new Views(database, mongo.getDatabase("bench"), engine.eventLog());
      double events = views.replay();
      Map<ViewCollection, List<Document>> last = views.documents();
      for (int turn = 0; turn < WARM_TURNS; turn++) {
        views.replay();
        views.insert(last);
      }
      return List.of(
          Pairs.<Double>take(
                  run.timesOr(Pairs.TURNS),
                  turn -> rate(run, "replay", events, views::replay),
                  turn -> rate(run, "insert", events, () -> views.insert(last)))
              .figure("views made anew", "events/s", "insertMany of the documents", rate -> rate)
              .ratioAtLeast(0.5));
    }
  }

  /** Something that takes its time. */
  private interface Work {
    long run();
  }

  private static double rate(Run run, String what, double events, Work work) {
    long start = System.nanoTime();
    work.run();
    double rate = events * 1e9 / (System.nanoTime() - start);
    run.say("%s: %,.0f events/s", what, rate);
    return rate;
  }

  /** The views on the store, made in either way. */
  private static final class Views {
    private final Generations generations;
    private final ProjectionRebuild rebuild;

    Views(BenchDatabase database, MongoDatabase store, EventLog log) {
      generations = ReadModels.generations(store);
      rebuild =
          new ProjectionRebuild(
              EventSource.of(log),
              generations,
              new AdvisoryLease(database.dataSource(), AdvisoryLease.REBUILD),
              ProjectionSettings.DEFAULT);
    }

    long replay() {
      return rebuild.run(told -> {}).events();
    }

    Map<ViewCollection, List<Document>> documents() {
      Generation serving = generations.servingOrEmpty();
      Map<ViewCollection, List<Document>> documents = new LinkedHashMap<>();
      for (ViewCollection kind : ReadModels.collections()) {
        documents.put(kind, serving.collection(kind).find().into(new ArrayList<>()));
      }
      return documents;
    }

    long insert(Map<ViewCollection, List<Document>> documents) {
      Generation into = generations.create();
      documents.forEach((kind, all) -> insert(into, kind, all));
      generations.drop(into);
      return documents.size();
    }

    private static void insert(Generation into, ViewCollection kind, List<Document> documents) {
      for (int from = 0; from < documents.size(); from += CHUNK) {
        into.collection(kind)
            .insertMany(documents.subList(from, Math.min(from + CHUNK, documents.size())));
      }
    }
  }
}
