package io.countersign.modelrunner.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.modelrunner.FashionImages;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.Preview;
import io.countersign.modelrunner.training.HeadTrainer.Trained;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadTrainerTest {
  @TempDir Path folder;

  private final Models models = new Models(2);
  private final HeadTrainer trainer = new HeadTrainer(models);

  @AfterEach
  void close() {
    models.close();
  }

  @Test
  void learnsImagesFrom320LabelsAboutAsWellAsWasFoundBefore() throws Exception {
    Trained trained = train(FashionImages.examples(0, 320), "a");

    Preview preview =
        models.preview(
            trained.bundle(),
            FashionImages.ONTOLOGY,
            FashionImages.contents(320, 800),
            List.of(0.9),
            FashionImages.truths(320, 800));
    assertThat(preview.failed()).isZero();
    assertThat(preview.accuracy()).isGreaterThan(0.78);
    assertThat(preview.thresholds().get(0).share()).isGreaterThan(0.35);
    assertThat(preview.thresholds().get(0).accuracy()).isGreaterThan(0.94);
    assertThat(trained.report().accuracy()).isBetween(0.74, 0.9);
    assertThat(trained.report().logLoss()).isLessThan(0.9);
  }

  private Trained train(List<Example> examples, String into) throws Exception {
    return trainer.train(
        new TrainingRequest("fashion", "1", "category", FashionImages.HOG, examples, 7),
        folder.resolve(into));
  }
}
