package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.countersign.engine.TestSeed;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.query.AllDeadLetters;
import io.countersign.projections.store.Generations;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** The log breaks off again and again, as a database does that is killed under load. */
class LogAwayTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final long seed = TestSeed.next();
  private final Random random = new Random(seed);
  private final Story story = RandomStory.of(150, random);
  private final MongoDatabase database = TestMongo.freshDatabase();
  private final Generations generations = ReadModels.generations(database);
  private final Clock clock = Clock.fixed(Story.START, ZoneOffset.UTC);

  /** Each third reading fails, whatever is read. */
  private record BreakingOff(Story log, Random random) implements EventSource {
    private void breakOff() {
      if (random.nextInt(3) == 0) {
        throw new IllegalStateException("An I/O error occurred while sending to the backend");
      }
    }

    @Override
    public synchronized List<RecordedEvent> readAfter(long position, int limit) {
      breakOff();
      return log.readAfter(position, limit);
    }

    @Override
    public synchronized List<RecordedEvent> readStreams(Collection<String> streamIds) {
      breakOff();
      return log.readStreams(streamIds);
    }

    @Override
    public synchronized long lastPosition() {
      breakOff();
      return log.lastPosition();
    }

    @Override
    public Runnable onAppend(Runnable listener) {
      return log.onAppend(listener);
    }
  }

  @RepeatedTest(3)
  void noStreamIsBlamedForIt() {
    EventSource log = new BreakingOff(story, new Random(seed));
    try (ProjectionRunner runner =
        new ProjectionRunner(
            log, generations, ProjectorLease.ALWAYS, ProjectionRunnerTest.SETTINGS, clock)) {
      runner.start();
      await()
          .atMost(SOON)
          .until(
              () -> generations.servingOrEmpty().checkpoint().position() == story.lastPosition());
    }
    assertThat(ReadModels.views(database, story::lastPosition, clock).ask(new AllDeadLetters()))
        .as("seed %d", seed)
        .isEmpty();
    assertThat(Projected.documents(generations.servingOrEmpty()))
        .as("seed %d", seed)
        .isEqualTo(Projected.of(story).documents());
  }
}
