package io.countersign.modelrunner.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.countersign.engine.modelrun.ModelReport.Calibration;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.FashionImages;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Preview;
import io.countersign.modelrunner.Preview.AtThreshold;
import io.countersign.modelrunner.Throughput;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input;
import io.countersign.modelrunner.training.HeadTrainer.Trained;
import io.countersign.modelrunner.training.TrainingReport.Confusion;
import io.countersign.modelrunner.training.TrainingReport.Suspect;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTrainerTest {
  @TempDir Path folder;

  private final Models models = new Models(2, 2);
  private final HeadTrainer trainer = new HeadTrainer(models);

  @AfterEach
  void close() {
    models.close();
  }

  @Test
  void learnsImagesFrom320Labels() throws IOException {
    Trained trained = train(FashionImages.examples(0, 320), "a");

    Preview preview =
        Preview.of(
            models.propose(
                trained.bundle(), FashionImages.ONTOLOGY, FashionImages.contents(320, 800)),
            List.of(0.9),
            FashionImages.truths(320, 800));

    AtThreshold sure = preview.thresholds().get(0);
    assertThat(preview.failed()).isZero();
    assertThat(preview.accuracy().share()).isGreaterThan(0.8);
    assertThat(sure.share()).isGreaterThan(0.45);
    assertThat(sure.accuracy().share()).isGreaterThan(0.95);
    assertThat(trained.report().accuracy()).isBetween(0.75, 0.9);
    assertThat(trained.report().logLoss()).isLessThan(0.6);
    assertThat(trained.report().calibration().temperature()).isBetween(0.5, 2.0);
    assertThat(Calibration.error(trained.report().calibration().after())).isLessThan(0.06);
    assertThat(trained.unseen()).hasSize(320).doesNotContain(Optional.empty());
    assertThat(trained.report().confusions().stream().mapToInt(Confusion::examples).sum())
        .isEqualTo(trained.report().examples() - trained.report().right());
    assertThat(trained.report().thresholds())
        .allSatisfy(at -> assertThat(at.right()).isBetween(1, at.accepted()));
    assertThat(trained.report().classes())
        .isEqualTo(trained.bundle().manifest().classes())
        .containsExactlyInAnyOrderElementsOf(FashionImages.CLASSES);
  }

  @Test
  void makesTheSameFileFromTheSameSeed() throws IOException {
    List<Example> examples = FashionImages.examples(0, 60);

    Trained first = train(examples, "a");
    Trained second = train(examples, "b");

    assertThat(second.bundle().ref()).isEqualTo(first.bundle().ref());
    assertThat(second.report()).isEqualTo(first.report());
  }

  @Test
  void findsLabelsThatTheOthersContradict() throws IOException {
    List<Example> examples = new ArrayList<>(FashionImages.examples(0, 320));
    List<Integer> planted = new ArrayList<>();
    for (int i = 0; i < 320; i += 20) {
      String wrong = examples.get(i).option().equals("Trouser") ? "Bag" : "Trouser";
      examples.set(i, new Example(examples.get(i).content(), wrong));
      planted.add(i);
    }

    List<Suspect> suspects = train(examples, "a").report().suspects();

    assertThat(suspects.subList(0, 2 * planted.size()).stream().map(Suspect::index))
        .filteredOn(planted::contains)
        .hasSizeGreaterThan(planted.size() * 8 / 10);
  }

  @Test
  void learnsTexts() throws IOException {
    List<Example> examples = ShortTexts.examples();
    Input input = HeadTrainer.inputFor("text/plain", 0);
    Trained trained =
        trainer.train(
            new TrainingRequest("topics", "1", "topic", input, examples.subList(0, 45), 7),
            folder.resolve("texts"));

    List<Example> unseen = examples.subList(45, examples.size());
    Preview preview =
        Preview.of(
            models.propose(
                trained.bundle(),
                ShortTexts.ONTOLOGY,
                unseen.stream().map(Example::content).toList()),
            List.of(),
            unseen.stream().map(Example::option).toList());

    assertThat(preview.accuracy().share()).isGreaterThan(0.8);
  }

  @Test
  void leavesOutWhatCannotBeRead() throws IOException {
    List<Example> examples = new ArrayList<>(FashionImages.examples(0, 60));
    examples.add(3, new Example(new Content("image/png", new byte[] {1}), "Bag"));

    TrainingReport report = train(examples, "a").report();

    assertThat(report.unreadable()).isEqualTo(1);
    assertThat(report.examples()).isEqualTo(60);
    assertThat(report.examplesPerClass().values())
        .satisfies(
            counts -> assertThat(counts.stream().mapToInt(Integer::intValue).sum()).isEqualTo(60));
  }

  @Test
  void refusesToLearnFromTooLittle() {
    assertThat(refusal(FashionImages.examples(0, 19), "fashion"))
        .hasMessageContaining("at least 20 accepted rows to learn from, but there are 19");
    List<Example> oneClass =
        FashionImages.examples(0, 800).stream()
            .filter(example -> example.option().equals("Bag"))
            .limit(30)
            .toList();
    assertThat(refusal(oneClass, "fashion").refusal()).isEqualTo(Refusal.TOO_FEW_ACCEPTED);
    assertThat(refusal(List.of(), "fashion").refusal()).isEqualTo(Refusal.TOO_FEW_ACCEPTED);
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void refusesANameThatIsNone() {
    assertThat(refusal(FashionImages.examples(0, 40), "../fashion").refusal())
        .isEqualTo(Refusal.MODEL_INVALID);
    assertThat(folder.resolve("refused")).doesNotExist();
  }

  @Test
  void measuresWholeRoundsUntilTheTimeHasPassed() throws IOException {
    Bundle bundle = train(FashionImages.examples(0, 40), "a").bundle();

    Throughput throughput =
        Throughput.measure(
            models,
            bundle,
            FashionImages.ONTOLOGY,
            FashionImages.contents(0, 64),
            2,
            Duration.ofMillis(200));

    assertThat(throughput.rows()).isPositive().matches(rows -> rows % 64 == 0);
    assertThat(throughput.seconds()).isGreaterThanOrEqualTo(0.2);
    assertThat(throughput.rowsPerSecond() * throughput.seconds())
        .isCloseTo(throughput.rows(), withinPercentage(1));
  }

  private CommandRefused refusal(List<Example> examples, String name) {
    return catchThrowableOfType(
        CommandRefused.class,
        () ->
            trainer.train(
                new TrainingRequest(name, "1", "category", FashionImages.HOG, examples, 7),
                folder.resolve("refused")));
  }

  private Trained train(List<Example> examples, String into) throws IOException {
    return trainer.train(
        new TrainingRequest("fashion", "1", "category", FashionImages.HOG, examples, 7),
        folder.resolve(into));
  }
}
