package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.engine.TestSeed;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.store.DocumentWriter;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Whatever is cut off and done again, the documents come to be the same. */
class RepeatedBatchTest {
  private final long seed = TestSeed.next();
  private final Random random = new Random(seed);

  @RepeatedTest(5)
  void batchesOfAnySizeRepeatedAnyNumberOfTimesGiveTheSameDocuments() {
    Story story = RandomStory.of(600, random);
    Projected inBatches = Projected.nothingOf(story);
    Pipeline pipeline = pipeline(inBatches, story);
    List<RecordedEvent> events = story.events();
    int from = 0;
    while (from < events.size()) {
      int to = Math.min(events.size(), from + 1 + random.nextInt(60));
      if (random.nextInt(4) == 0) {
        pipeline = pipeline(inBatches, story);
      }
      pipeline.fold(events.subList(from, to));
      boolean again = random.nextInt(3) == 0;
      from = again ? Math.max(0, to - random.nextInt(80)) : to;
      if (again) {
        pipeline = pipeline(inBatches, story);
      }
    }

    assertThat(inBatches.documents())
        .as("seed %d", seed)
        .isEqualTo(Projected.of(story).documents());
  }

  private static Pipeline pipeline(Projected projected, Story story) {
    return new Pipeline(
        ReadModels.generations(projected.database()).servingOrNew(), story, Projected.ROWS_KEPT);
  }

  @Test
  void aCrashBetweenAnyTwoWritesIsHarmless() {
    Story story = RandomStory.of(90, random);
    Map<String, Document> uninterrupted = Projected.of(story).documents();
    int writes = 0;
    boolean crashed = true;
    while (crashed) {
      MongoDatabase database = TestMongo.freshDatabase();
      Killed killed = new Killed(writes);
      crashed = foldUntilKilled(story, ReadModels.generations(database, killed), 25);
      foldUntilKilled(story, ReadModels.generations(database), 1 + random.nextInt(40));
      assertThat(Projected.documents(ReadModels.generations(database).servingOrEmpty()))
          .as("seed %d, killed after %d documents", seed, writes)
          .isEqualTo(uninterrupted);
      writes++;
    }
    assertThat(writes).isGreaterThan(uninterrupted.size());
  }

  private static boolean foldUntilKilled(Story story, Generations generations, int batchSize) {
    Generation serving = generations.servingOrNew();
    Pipeline pipeline = new Pipeline(serving, story, Projected.ROWS_KEPT);
    try {
      List<RecordedEvent> batch = story.readAfter(serving.checkpoint().position(), batchSize);
      while (!batch.isEmpty()) {
        pipeline.fold(batch);
        batch = story.readAfter(batch.get(batch.size() - 1).position(), batchSize);
      }
      return false;
    } catch (MongoException e) {
      return true;
    }
  }

  /** Stores so many documents and fails then, for good. */
  private static final class Killed implements DocumentWriter {
    private int left;

    Killed(int documents) {
      left = documents;
    }

    @Override
    public void write(MongoCollection<Document> collection, List<Document> documents) {
      store(documents, some -> FENCED.write(collection, some));
    }

    @Override
    public void insert(MongoCollection<Document> collection, List<Document> documents) {
      store(documents, some -> FENCED.insert(collection, some));
    }

    private void store(List<Document> documents, Consumer<List<Document>> storing) {
      int stored = Math.min(left, documents.size());
      storing.accept(documents.subList(0, stored));
      left -= stored;
      if (stored < documents.size()) {
        throw new MongoException("killed");
      }
    }
  }

  @Test
  void theStoriesHaveEveryKindOfRowEvent() {
    Set<Class<?>> told = new HashSet<>();
    RandomStory.of(5_000, new Random(1)).events().forEach(e -> told.add(e.payload().getClass()));

    assertThat(told).containsAll(Arrays.asList(DataRowEvent.class.getPermittedSubclasses()));
  }
}
