package io.countersign.projections;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.countersign.projections.dashboard.DashboardView;
import io.countersign.projections.store.ViewCollection;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProjectionVerifyTest {
  private final Story story = RandomStory.of(1_500, new Random(5));
  private final Projected live = Projected.of(story);

  private Verification verify() throws InterruptedException {
    return new ProjectionVerify(
            story, live.database(), ProjectorLease.ALWAYS, ProjectionSettings.DEFAULT)
        .run();
  }

  static List<ViewCollection> kinds() {
    return ReadModels.collections();
  }

  private MongoCollection<Document> collection(ViewCollection kind) {
    return live.serving().collection(kind);
  }

  private String someId(ViewCollection kind) {
    return requireNonNull(collection(kind).find().first()).getString("_id");
  }

  @Test
  void findsNothingWhereNothingIsWrong() throws InterruptedException {
    Verification verification = verify();

    assertThat(verification.differences()).isEmpty();
    assertThat(verification.unsettled()).isZero();
    assertThat(verification.position()).isEqualTo(story.lastPosition());
    assertThat(verification.documents()).isEqualTo(live.documents().size());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void findsAnAlteredField(ViewCollection kind) throws InterruptedException {
    String id = someId(kind);
    collection(kind).updateOne(Filters.eq("_id", id), Updates.set("planted.deep", 1L));

    assertThat(verify().differences())
        .containsExactly(new Difference(kind.name(), id, "planted", null, "Document{{deep=1}}"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void findsAMissingDocument(ViewCollection kind) throws InterruptedException {
    String id = someId(kind);
    collection(kind).deleteOne(Filters.eq("_id", id));

    assertThat(verify().differences())
        .containsExactly(new Difference(kind.name(), id, "_id", id, null));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void findsADocumentThatShouldNotBeThere(ViewCollection kind) throws InterruptedException {
    collection(kind).insertOne(new Document("_id", "planted"));

    assertThat(verify().differences())
        .containsExactly(new Difference(kind.name(), "planted", "_id", null, "planted"));
  }

  @Test
  void findsADocumentThatClaimsToBeAheadOfTheLog() throws InterruptedException {
    String id = someId(DashboardView.DOCUMENTS);
    collection(DashboardView.DOCUMENTS)
        .updateOne(Filters.eq("_id", id), Updates.set("position", Long.MAX_VALUE));

    assertThat(verify().differences()).extracting(Difference::field).containsExactly("position");
  }

  @Test
  void findsThatTheLogHasLostItsEnd() throws InterruptedException {
    Story earlier = RandomStory.of(100, new Random(3));

    Verification verification =
        new ProjectionVerify(
                earlier, live.database(), ProjectorLease.ALWAYS, ProjectionSettings.DEFAULT)
            .run();

    assertThat(verification.differences().stream().map(Difference::collection).limit(1))
        .containsExactly("checkpoint");
  }

  @Test
  void leavesNothingBehind() throws InterruptedException {
    String serving = live.serving().name();
    verify();

    assertThat(live.database().listCollectionNames().into(new ArrayList<>()))
        .allMatch(name -> name.startsWith(serving + "_") || name.startsWith("projection_"));
  }

  @Test
  void theRunnerMayGoOnMeanwhile() throws InterruptedException {
    try (ProjectionRunner runner =
        new ProjectionRunner(
            story,
            ReadModels.generations(live.database()),
            ProjectorLease.ALWAYS,
            ProjectionSettings.DEFAULT,
            Clock.systemUTC())) {
      runner.start();
      Thread writing =
          new Thread(
              () -> {
                for (int i = 0; i < 300; i++) {
                  story.row("late" + i).labelledBy("ada", "bag");
                }
              });
      writing.start();
      Verification verification = verify();
      writing.join();

      assertThat(verification.differences()).isEmpty();
    }
  }
}
