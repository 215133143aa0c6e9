package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.MongoException;
import com.mongodb.client.MongoDatabase;
import io.countersign.engine.TestSeed;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.log.UnreadableEvent;
import io.countersign.projections.query.AllDeadLetters;
import io.countersign.projections.query.Reached;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.DocumentWriter;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * Events that cannot be taken: their stream becomes a dead letter, the others go on, and it can be
 * drained.
 */
class PoisonTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final long seed = TestSeed.next();
  private final Random random = new Random(seed);
  private final MongoDatabase database = TestMongo.freshDatabase();
  private final Generations generations = ReadModels.generations(database);
  private final Clock clock = Clock.fixed(Story.START, ZoneOffset.UTC);
  private final Story story = RandomStory.of(500, random);
  private final Poisoned source = new Poisoned(story);

  /** The story with one event that this version can't read, until it is healed. */
  private static final class Poisoned implements EventSource {
    private final Story story;
    private volatile long position = -1;

    Poisoned(Story story) {
      this.story = story;
    }

    RecordedEvent poison(RecordedEvent event) {
      position = event.position();
      return event;
    }

    void heal() {
      position = -1;
    }

    private RecordedEvent seen(RecordedEvent event) {
      return event.position() == position
          ? new RecordedEvent(
              event.position(),
              event.streamId(),
              event.version(),
              event.type(),
              event.revision(),
              event.at(),
              event.actor(),
              new UnreadableEvent("{}", "not known here"))
          : event;
    }

    @Override
    public List<RecordedEvent> readAfter(long after, int limit) {
      return story.readAfter(after, limit).stream().map(this::seen).toList();
    }

    @Override
    public List<RecordedEvent> readStreams(Collection<String> streamIds) {
      return story.readStreams(streamIds).stream().map(this::seen).toList();
    }

    @Override
    public long lastPosition() {
      return story.lastPosition();
    }

    @Override
    public Runnable onAppend(Runnable listener) {
      return story.onAppend(listener);
    }
  }

  private RecordedEvent anyEvent() {
    return any(story.events());
  }

  private RecordedEvent anyEventOfARow() {
    return any(story.events().stream().filter(e -> e.payload() instanceof DataRowEvent).toList());
  }

  private RecordedEvent any(List<RecordedEvent> events) {
    return events.get(random.nextInt(events.size()));
  }

  private ProjectionRunner runner() {
    return new ProjectionRunner(
        source, generations, ProjectorLease.ALWAYS, ProjectionRunnerTest.SETTINGS, clock);
  }

  private Views views() {
    return ReadModels.views(database, source::lastPosition, clock);
  }

  /** From what a fold of the whole story in its order comes to. */
  private List<String> differences() {
    Map<String, Document> expected = Projected.of(story).documents();
    Map<String, Document> found = Projected.documents(generations.servingOrEmpty());
    TreeSet<String> ids = new TreeSet<>(expected.keySet());
    ids.addAll(found.keySet());
    List<String> differences = new ArrayList<>();
    ids.forEach(
        id ->
            DocumentDifference.between(expected.get(id), found.get(id))
                .forEach((field, values) -> differences.add(id + " " + field + " " + values)));
    return differences;
  }

  @Test
  void theOthersGoOnAndTheStreamIsShown() throws InterruptedException {
    RecordedEvent poison = source.poison(anyEventOfARow());
    try (ProjectionRunner runner = runner()) {
      runner.start();
      assertThat(views().ask(new Reached(story.lastPosition(), SOON))).as("seed %d", seed).isTrue();
      assertThat(runner.lag().failure()).isNull();
    }
    assertThat(views().ask(new AllDeadLetters()))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.stream()).isEqualTo(poison.streamId());
              assertThat(letter.position()).isEqualTo(poison.position());
              assertThat(letter.failure()).contains("not known here");
            });
  }

  @RepeatedTest(8)
  void aDrainedStreamIsAsIfItHadNeverBeenADeadLetter() {
    drains(source.poison(anyEvent()));
  }

  /** Its rows can't be followed without its policy, and are left out with it. */
  @Test
  void aProjectIsLeftOutWithItsRowsAndDrainedBeforeThem() {
    drains(source.poison(story.events().get(0)));
  }

  @Test
  void whatOneEventSaysTwiceOfOnePersonIsCountedTwice() {
    RowStory row = story.row("twice").opened(TaskKind.LABEL, "label").claimed("ben");
    row.submitted("bag").opened(TaskKind.REVIEW, "review").claimed("ada").approved();
    row.opened(TaskKind.REVIEW, "review-again").claimed("ada").approved();
    row.accepted(AcceptedBy.REVIEW);
    drains(source.poison(story.events().get(story.events().size() - 1)));
  }

  private void drains(RecordedEvent poison) {
    try (ProjectionRunner runner = runner()) {
      runner.start();
      await().atMost(SOON).until(() -> runner.lag().position() == story.lastPosition());
      assertThat(generations.retryDeadLetters(List.of(poison.streamId()))).isOne();
      await().atMost(SOON).until(() -> views().ask(new AllDeadLetters()).get(0).tries() == 2);
      source.heal();
      story.row("later");
      assertThat(generations.retryDeadLetters(List.of())).isPositive();
      await().atMost(SOON).until(() -> views().ask(new AllDeadLetters()).isEmpty());
      await().atMost(SOON).until(() -> runner.lag().position() == story.lastPosition());
    }
    assertThat(differences())
        .as("seed %d, %s at %d", seed, poison.type(), poison.position())
        .isEmpty();
  }

  @RepeatedTest(4)
  void aDrainThatIsCutOffBetweenAnyTwoWritesGoesOn() {
    source.poison(anyEvent());
    int writes = 0;
    boolean whole = false;
    fold(generations);
    source.heal();
    generations.retryDeadLetters(List.of());
    while (!whole) {
      whole = drainWithAtMost(writes++);
    }
    assertThat(views().ask(new AllDeadLetters())).isEmpty();
    assertThat(differences()).as("seed %d", seed).isEmpty();
  }

  private void fold(Generations into) {
    DeadLetterPipeline pipeline = new DeadLetterPipeline(into.servingOrNew(), source, 10, clock);
    pipeline.fold(source.readAfter(0, Integer.MAX_VALUE));
    assertThat(pipeline.deadLetters()).isPositive();
  }

  private boolean drainWithAtMost(int writes) {
    AtomicInteger left = new AtomicInteger(writes);
    DocumentWriter failing =
        (collection, documents) -> {
          if (!documents.isEmpty() && left.getAndDecrement() <= 0) {
            throw new MongoException("cut off");
          }
          DocumentWriter.FENCED.write(collection, documents);
        };
    try {
      Generation serving = ReadModels.generations(database, failing).servingOrEmpty();
      Freshness reached = serving.checkpoint();
      new DeadLetterPipeline(serving, source, 10, clock).drainAsked(reached);
      return true;
    } catch (MongoException cutOff) {
      return false;
    }
  }

  @Test
  void verificationTellsOfDeadLetters() throws InterruptedException {
    RecordedEvent poison = source.poison(anyEventOfARow());
    fold(generations);
    ProjectionVerify verify =
        new ProjectionVerify(
            source, database, ProjectorLease.ALWAYS, ProjectionRunnerTest.SETTINGS);
    assertThat(verify.run().differences())
        .singleElement()
        .satisfies(
            difference -> {
              assertThat(difference.collection()).isEqualTo("dead_letter");
              assertThat(difference.id()).isEqualTo(poison.streamId());
            });
  }

  @Test
  void aRebuildTriesEveryStreamAgain() {
    source.poison(anyEvent());
    fold(generations);
    source.heal();
    new ProjectionRebuild(source, generations, ProjectorLease.ALWAYS, ProjectionRunnerTest.SETTINGS)
        .run(progress -> {});
    assertThat(views().ask(new AllDeadLetters())).isEmpty();
    assertThat(differences()).as("seed %d", seed).isEmpty();
  }
}
