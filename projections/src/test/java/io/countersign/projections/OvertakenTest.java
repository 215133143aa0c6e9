package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.engine.TestSeed;
import io.countersign.projections.store.DocumentWriter;
import io.countersign.projections.store.Generations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A node that was frozen while others went on, and writes when it wakes up. */
class OvertakenTest {
  private final long seed = TestSeed.next();
  private final Random random = new Random(seed);
  private final Story story = RandomStory.of(400, random);

  /** Holds back all that is written from one moment on. */
  private static final class Frozen implements DocumentWriter {
    private final List<Runnable> late = new ArrayList<>();

    @Override
    public void write(MongoCollection<Document> collection, List<Document> documents) {
      List<Document> copies = documents.stream().map(OvertakenTest::copy).toList();
      late.add(() -> FENCED.write(collection, copies));
    }
  }

  private static Document copy(Document document) {
    return Document.parse(
        document.toJson(JsonWriterSettings.builder().outputMode(JsonMode.EXTENDED).build()));
  }

  @RepeatedTest(5)
  void whatItWritesLateChangesNothing() {
    Map<String, Document> uninterrupted = Projected.of(story).documents();
    Projected shared = Projected.nothingOf(story);
    MongoDatabase database = shared.database();
    int size = story.events().size();
    int from = random.nextInt(size / 2);
    int to = from + 1 + random.nextInt(size - from - 1);
    foldAll(ReadModels.generations(database, DocumentWriter.FENCED), 0, from);
    Frozen frozen = new Frozen();
    foldAll(ReadModels.generations(database, frozen), from, to);

    foldAll(ReadModels.generations(database, DocumentWriter.FENCED), from, size);
    frozen.late.forEach(Runnable::run);

    assertThat(shared.documents()).as("seed %d", seed).isEqualTo(uninterrupted);
    assertThat(shared.serving().checkpoint().position()).isEqualTo(story.lastPosition());
  }

  private void foldAll(Generations generations, int from, int to) {
    if (from < to) {
      new Pipeline(generations.servingOrNew(), story, Projected.ROWS_KEPT)
          .fold(story.events().subList(from, to));
    }
  }

  @Test
  void aRebuildThatWasOvertakenIsNotServed() {
    Projected live = Projected.of(story);
    Map<String, Document> before = live.documents();
    Generations generations = ReadModels.generations(live.database());
    ProjectionRebuild rebuild =
        new ProjectionRebuild(
            story, generations, ProjectorLease.ALWAYS, ProjectionSettings.DEFAULT);
    AtomicBoolean overtaken = new AtomicBoolean();

    assertThatThrownBy(
            () ->
                rebuild.run(
                    progress -> {
                      if (overtaken.compareAndSet(false, true)) {
                        rebuild.run(of -> {});
                      }
                    }))
        .as("refused, or failed as what it made was cleared away under its hands")
        .isInstanceOfAny(IllegalStateException.class, MongoException.class);

    assertThat(live.documents()).isEqualTo(before);
  }
}
