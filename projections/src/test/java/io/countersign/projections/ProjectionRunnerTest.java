package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import io.countersign.projections.dashboard.DashboardOf;
import io.countersign.projections.query.Reached;
import io.countersign.projections.query.Views;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectionRunnerTest {
  private static final Duration SOON = Duration.ofSeconds(20);
  static final ProjectionSettings SETTINGS =
      new ProjectionSettings(
          50,
          50,
          10,
          Duration.ZERO,
          Duration.ofMillis(50),
          Duration.ofMillis(10),
          Duration.ofMillis(100));

  private final Story story = Story.begun();
  private final MongoDatabase database = TestMongo.freshDatabase();
  private final Clock clock = Clock.fixed(Story.START.plusSeconds(60), ZoneOffset.UTC);
  private final Views views = ReadModels.views(database, story::lastPosition, clock);

  private ProjectionRunner runner(ProjectorLease lease, ProjectionSettings settings) {
    return runner(story, database, lease, settings);
  }

  private ProjectionRunner runner(
      Story log, MongoDatabase into, ProjectorLease lease, ProjectionSettings settings) {
    return new ProjectionRunner(log, ReadModels.generations(into), lease, settings, clock);
  }

  @Test
  void followsWhatIsAppendedWithoutWaitingForThePoll() throws InterruptedException {
    ProjectionSettings patient =
        new ProjectionSettings(
            50, 50, 10, Duration.ofMillis(5), Duration.ofHours(1), SOON, Duration.ofHours(1));
    try (ProjectionRunner runner = runner(ProjectorLease.ALWAYS, patient)) {
      runner.start();
      assertThat(views.ask(new Reached(story.lastPosition(), SOON))).isTrue();
      story.row("r1");
      assertThat(views.ask(new Reached(story.lastPosition(), SOON))).isTrue();
    }
    assertThat(views.ask(new DashboardOf(Story.PROJECT, 1)).rows()).isEqualTo(1);
  }

  @Test
  void looksByItselfWhenNoHintComes() throws InterruptedException {
    Story silent = story;
    EventSource deaf = new WithoutHints(silent);
    try (ProjectionRunner runner =
        new ProjectionRunner(
            deaf, ReadModels.generations(database), ProjectorLease.ALWAYS, SETTINGS, clock)) {
      runner.start();
      assertThat(views.ask(new Reached(silent.lastPosition(), SOON))).isTrue();
      silent.row("r1");
      assertThat(views.ask(new Reached(silent.lastPosition(), SOON))).isTrue();
    }
  }

  @Test
  void onlyTheHolderOfTheLeaseProjects() throws InterruptedException {
    AtomicBoolean mine = new AtomicBoolean();
    try (ProjectionRunner runner = runner(new Switched(mine), SETTINGS)) {
      runner.start();
      assertThat(views.ask(new Reached(story.lastPosition(), Duration.ofMillis(300)))).isFalse();
      mine.set(true);
      assertThat(views.ask(new Reached(story.lastPosition(), SOON))).isTrue();
    }
  }

  @Test
  void aNodeThatOnlyWatchesKnowsHowFarTheOtherIs() throws InterruptedException {
    try (ProjectionRunner watching = runner(new Switched(new AtomicBoolean()), SETTINGS);
        ProjectionRunner runner = runner(ProjectorLease.ALWAYS, SETTINGS)) {
      watching.start();
      runner.start();
      await().atMost(SOON).until(() -> watching.lag().position() == story.lastPosition());
    }
  }

  @Test
  void goesOnWhereItStopped() throws InterruptedException {
    try (ProjectionRunner first = runner(ProjectorLease.ALWAYS, SETTINGS)) {
      first.start();
      views.ask(new Reached(story.lastPosition(), SOON));
    }
    Story longer = story.row("r1").labelledBy("ada", "bag").then();
    try (ProjectionRunner second = runner(ProjectorLease.ALWAYS, SETTINGS)) {
      second.start();
      assertThat(views.ask(new Reached(longer.lastPosition(), SOON))).isTrue();
    }
    assertThat(Projected.documents(ReadModels.generations(database).servingOrEmpty()))
        .isEqualTo(Projected.of(longer).documents());
  }

  /** As an embedded store does that was closed and opens as it was last saved. */
  @Test
  void followsAgainWhatTheStoreHasLost() throws InterruptedException {
    try (ProjectionRunner runner = runner(ProjectorLease.ALWAYS, SETTINGS)) {
      runner.start();
      assertThat(views.ask(new Reached(story.lastPosition(), SOON))).isTrue();
      database.drop();
      Story longer = story.row("r1").labelledBy("ada", "bag").then();
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(Projected.documents(ReadModels.generations(database).servingOrEmpty()))
                      .isEqualTo(Projected.of(longer).documents()));
    }
  }

  @Test
  void beginsAnewWhenTheLogIsAnother() throws InterruptedException {
    Story longer = Story.begun().row("r1").then().row("r2").then();
    try (ProjectionRunner first = runner(longer, database, ProjectorLease.ALWAYS, SETTINGS)) {
      first.start();
      views.ask(new Reached(longer.lastPosition(), SOON));
    }
    assertThat(longer.lastPosition()).isGreaterThan(story.lastPosition());
    try (ProjectionRunner second = runner(ProjectorLease.ALWAYS, SETTINGS)) {
      second.start();
      await().atMost(SOON).until(() -> second.lag().position() == story.lastPosition());
    }
    assertThat(Projected.documents(ReadModels.generations(database).servingOrEmpty()))
        .isEqualTo(Projected.of(story).documents());
  }

  @Test
  void tellsHowFarItIsBehind() {
    ProjectionRunner runner = runner(ProjectorLease.ALWAYS, SETTINGS);

    assertThat(runner.lag())
        .isEqualTo(new Lag(0, story.lastPosition(), null, Duration.ofSeconds(60), null));

    try (runner) {
      runner.start();
      await().atMost(SOON).until(() -> runner.lag().position() == story.lastPosition());
      assertThat(runner.lag().behind()).isZero();
      assertThat(runner.lag().asOf()).isEqualTo(story.now());
    }
  }

  @Test
  void catchesUpWhenMongoWasAway(@TempDir Path folder) {
    Random random = new Random(42);
    Story told = RandomStory.of(300, random);
    MongoServer server = TestMongo.embedded(folder.resolve("views"), 0);
    int port = server.getLocalAddress().getPort();
    try (MongoClient client = impatient(TestMongo.uri(server));
        ProjectionRunner runner =
            runner(told, client.getDatabase("away"), ProjectorLease.ALWAYS, SETTINGS)) {
      runner.start();
      await().atMost(SOON).until(() -> runner.lag().position() == told.lastPosition());

      server.shutdownNow();
      told.rows().get(0).then().row("late");
      await().atMost(SOON).until(() -> runner.lag().failure() != null);
      assertThat(runner.lag().position()).isLessThan(told.lastPosition());

      MongoServer back = TestMongo.embedded(folder.resolve("views"), port);
      try {
        await().atMost(SOON).until(() -> runner.lag().position() == told.lastPosition());
        assertThat(runner.lag().failure()).isNull();
        Map<String, Document> documents =
            Projected.documents(
                ReadModels.generations(client.getDatabase("away")).servingOrEmpty());
        assertThat(documents).isEqualTo(Projected.of(told).documents());
      } finally {
        back.shutdownNow();
      }
    }
  }

  private static MongoClient impatient(String uri) {
    return MongoClients.create(
        MongoClientSettings.builder()
            .applyConnectionString(new ConnectionString(uri))
            .applyToClusterSettings(c -> c.serverSelectionTimeout(200, TimeUnit.MILLISECONDS))
            .build());
  }

  @Test
  void waitsLongerAfterEachFailureUpToABound() {
    assertThat(SETTINGS.backOffAfter(1)).isEqualTo(Duration.ofMillis(10));
    assertThat(SETTINGS.backOffAfter(3)).isEqualTo(Duration.ofMillis(40));
    assertThat(SETTINGS.backOffAfter(5)).isEqualTo(Duration.ofMillis(100));
    assertThat(SETTINGS.backOffAfter(1_000_000)).isEqualTo(Duration.ofMillis(100));
  }

  private record Switched(AtomicBoolean on) implements ProjectorLease {
    @Override
    public boolean held() {
      return on.get();
    }

    @Override
    public void close() {}
  }
}
