package io.countersign.bench.trial.child;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.countersign.bench.log.AcceptedRows;
import io.countersign.bench.measure.Measurement;
import io.countersign.bench.measure.Run;
import io.countersign.bench.rig.BenchDatabase;
import io.countersign.engine.log.EventEngine;
import io.countersign.ops.contract.figures.Figure;
import io.countersign.processes.Processes;
import io.countersign.projections.ReadModels;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ViewCollection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;

/**
 * An event log followed into projections by a small Java machine, once at a stretch and once killed
 * on the way ten times: the documents have to come out the same.
 */
public final class ReplayTrial implements Measurement {
  private static final int EVENTS = 5_000_000;
  private static final int EVENTS_OF_A_ROW = 8;
  private static final int INTERRUPTIONS = 10;
  private static final int PAGE = 1_000;
  private static final List<String> SMALL = List.of("-Xmx512m", "-XX:+ExitOnOutOfMemoryError");
  private static final JsonWriterSettings EXACT =
      JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build();

  @Override
  public String name() {
    return "replay";
  }

  @Override
  public String about() {
    return "5,000,000 events (--times) replayed in 512 MB, interrupted ten times: the same digest";
  }

  @Override
  public List<Figure> measure(Run run) throws Exception {
    try (BenchDatabase database = BenchDatabase.open();
        MongoClient mongo = MongoClients.create(database.mongoUri())) {
      run.say("Storing %,d events", run.timesOr(EVENTS));
      Events events = store(database, run.timesOr(EVENTS));
      Replay replay = new Replay(run, database);
      run.say("Replaying %,d events at a stretch", events.count());
      long start = System.nanoTime();
      boolean whole = replay.run("stretch", Long.MAX_VALUE);
      double seconds = (System.nanoTime() - start) / 1e9;
      int interrupted = interrupted(run, replay, events);
      String expected = digest(mongo.getDatabase("stretch"));
      String found = digest(mongo.getDatabase("pieces"));
      run.say("Digests %s and %s", expected, found);
      return List.of(
          Figure.of("events", "count", events.count()),
          Figure.of("replayed at a stretch", "events/s", events.count() / seconds),
          Figure.of("came to its end in 512 MB", "", whole ? 1 : 0).atLeast(1),
          Figure.of("interruptions", "count", interrupted).atLeast(INTERRUPTIONS),
          Figure.of("digests that differ", "count", expected.equals(found) ? 0 : 1).atMost(0));
    }
  }

  /** How many there are, and where they begin and end. */
  private record Events(long count, long first, long last) {}

  private static Events store(BenchDatabase database, int wanted) {
    try (EventEngine engine =
        EventEngine.builder(database.dataSource()).flows(Processes.shippedFlows()).build()) {
      new AcceptedRows(engine.commands()).store(wanted / EVENTS_OF_A_ROW + 1);
      AtomicLong count = new AtomicLong();
      long first = engine.eventLog().readAfter(0, 1).get(0).position();
      long last = engine.eventLog().streamAll(page -> count.addAndGet(page.size()));
      return new Events(count.get(), first, last);
    }
  }

  private static int interrupted(Run run, Replay replay, Events events)
      throws InterruptedException {
    Random random = run.random(1);
    int interrupted = 0;
    for (int part = 1; part <= INTERRUPTIONS; part++) {
      double upTo = (part - 1 + random.nextDouble()) / (INTERRUPTIONS + 1);
      long position = events.first() + Math.round(upTo * (events.last() - events.first()));
      interrupted += replay.run("pieces", position) ? 0 : 1;
    }
    boolean done = replay.run("pieces", Long.MAX_VALUE);
    return done ? interrupted : 0;
  }

  private record Replay(Run run, BenchDatabase database) {
    /** Kills it once it is at {@code position}; whether it came to its end before. */
    boolean run(String views, long position) throws InterruptedException {
      List<String> arguments =
          List.of(
              database.dataSource().getJdbcUrl(),
              database.dataSource().getUsername(),
              database.dataSource().getPassword(),
              database.mongoUri() + " " + views);
      AtomicBoolean done = new AtomicBoolean();
      try (ChildProcess child = ChildProcess.start(Replayer.class, SMALL, arguments)) {
        child.follow(
            line -> {
              if (line.equals(Replayer.DONE)) {
                done.set(true);
              } else if (!line.matches("\\d+")) {
                run.progress().accept(line);
              } else if (Long.parseLong(line) >= position) {
                child.kill();
              }
            });
      }
      return done.get();
    }
  }

  /** Of all documents of the served set, whatever order they come in. */
  private static String digest(MongoDatabase views) throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] sum = new byte[sha256.getDigestLength()];
    Generation served = ReadModels.generations(views).servingOrEmpty();
    for (ViewCollection kind : ReadModels.collections()) {
      MongoCollection<Document> documents = served.collection(kind);
      Consumer<Document> add =
          document ->
              add(
                  sum,
                  sha256.digest(
                      (kind.name() + document.toJson(EXACT)).getBytes(StandardCharsets.UTF_8)));
      Paging.of(views)
          .forIds(documents, PAGE, ids -> documents.find(Filters.in(Fields.ID, ids)).forEach(add));
    }
    String end = Long.toString(served.checkpoint().position());
    add(sum, sha256.digest(end.getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(sum);
  }

  private static void add(byte[] sum, byte[] digest) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= digest[i];
    }
  }
}
