package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoDatabase;
import io.countersign.projections.ProjectionRebuild.Progress;
import io.countersign.projections.row.RowView;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ProjectionRebuildTest {
  private static final ProjectionSettings SETTINGS = ProjectionSettings.DEFAULT;

  private final Story story = RandomStory.of(400, new Random(3));
  private final Projected live = Projected.of(story);
  private final MongoDatabase database = live.database();
  private final Generations generations = ReadModels.generations(database);

  private ProjectionRebuild rebuild() {
    return rebuild(ProjectorLease.ALWAYS);
  }

  private ProjectionRebuild rebuild(ProjectorLease lease) {
    return new ProjectionRebuild(story, generations, lease, smallBatches());
  }

  private static ProjectionSettings smallBatches() {
    return new ProjectionSettings(
        1_000,
        37,
        10,
        SETTINGS.pace(),
        SETTINGS.poll(),
        SETTINGS.backOff(),
        SETTINGS.longestBackOff());
  }

  @Test
  void servesTheSameAsBefore() {
    Map<String, Document> before = live.documents();
    String served = live.serving().name();

    rebuild().run(progress -> {});

    assertThat(live.serving().name()).isNotEqualTo(served);
    assertThat(live.documents()).isEqualTo(before);
    assertThat(live.serving().checkpoint().position()).isEqualTo(story.lastPosition());
  }

  @Test
  void repairsWhatWasDamaged() {
    Map<String, Document> before = live.documents();
    live.serving().collection(RowView.DOCUMENTS).drop();

    rebuild().run(progress -> {});

    assertThat(live.documents()).isEqualTo(before);
  }

  @Test
  void leavesNothingOfTheOld() {
    String old = live.serving().name();

    rebuild().run(progress -> {});

    assertThat(database.listCollectionNames().into(new ArrayList<>()))
        .noneMatch(name -> name.startsWith(old + "_"));
  }

  @Test
  void tellsHowFarItIs() {
    List<Progress> told = new ArrayList<>();

    Progress end = rebuild().run(told::add);

    assertThat(told).hasSizeGreaterThan(5).last().isEqualTo(end);
    assertThat(end)
        .isEqualTo(new Progress(story.events().size(), story.lastPosition(), story.lastPosition()));
  }

  @Test
  void oneThatIsCutOffLeavesTheOldServedAndTheNextClearsUp() {
    String served = live.serving().name();
    Map<String, Document> before = live.documents();

    assertThatThrownBy(() -> rebuild().run(progress -> cutOff())).hasMessage("cut off");
    assertThat(live.serving().name()).isEqualTo(served);
    assertThat(live.documents()).isEqualTo(before);

    rebuild().run(progress -> {});
    String now = live.serving().name();
    assertThat(database.listCollectionNames().into(new ArrayList<>()))
        .allMatch(name -> name.startsWith(now + "_") || name.startsWith("projection_"));
  }

  private static void cutOff() {
    throw new IllegalStateException("cut off");
  }

  @Test
  void whatIsAppendedOnTheWayIsInIt() {
    rebuild().run(progress -> appendOnce());

    assertThat(live.serving().checkpoint().position()).isEqualTo(story.lastPosition());
    assertThat(live.documents()).isEqualTo(Projected.of(story).documents());
  }

  @Test
  @Timeout(60)
  void endsWhereTheLogIsShorterThanWhatIsServed() {
    Story earlier = RandomStory.of(100, new Random(3));
    assertThat(earlier.lastPosition()).isLessThan(story.lastPosition());

    new ProjectionRebuild(earlier, generations, ProjectorLease.ALWAYS, smallBatches())
        .run(progress -> {});

    assertThat(live.documents()).isEqualTo(Projected.of(earlier).documents());
  }

  private void appendOnce() {
    story.row("while rebuilding");
  }

  @Test
  void refusesASecondOneAtTheSameTime() {
    ProjectorLease taken =
        new ProjectorLease() {
          @Override
          public boolean held() {
            return false;
          }

          @Override
          public void close() {}
        };

    assertThatThrownBy(() -> rebuild(taken).run(progress -> {}))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aSetOfAnotherFormIsMadeAnew() {
    database
        .getCollection("projection_meta")
        .replaceOne(
            new Document("_id", "serving"),
            new Document("_id", "serving").append("generation", "g1").append("form", 0L));

    assertThat(generations.serving()).isEmpty();
    Generation anew = generations.servingOrNew();
    assertThat(anew.checkpoint().position()).isZero();
  }
}
