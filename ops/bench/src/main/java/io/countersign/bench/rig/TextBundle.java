package io.countersign.bench.rig;

import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.training.HeadTrainer;
import io.countersign.modelrunner.training.TrainingRequest;
import io.countersign.modelrunner.training.TrainingRequest.Example;
import io.countersign.ops.demo.TemporaryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A small model that tells spam from ham. */
public final class TextBundle {
  private static final int EXAMPLES = 24;

  private TextBundle() {}

  /** The bundle as it is uploaded. */
  public static byte[] zip(String name, String version) {
    return zip(name, version, "category", "ham", "spam");
  }

  /** The same, under the names that a project gives to what it tells apart. */
  static byte[] zip(String name, String version, String annotation, String good, String bad) {
    TrainingRequest request =
        new TrainingRequest(
            name,
            version,
            annotation,
            HeadTrainer.inputFor("text/plain", 0),
            examples(good, bad),
            7);
    try (TemporaryFolder folder = TemporaryFolder.make("bundle");
        Models models = new Models(1, 1)) {
      ByteArrayOutputStream zip = new ByteArrayOutputStream();
      new HeadTrainer(models).train(request, folder.path().resolve("bundle")).bundle().zip(zip);
      return zip.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Example> examples(String good, String bad) {
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < EXAMPLES; i++) {
      String text = i % 2 == 0 ? "Win a prize, offer " + i : "The team meets on Monday, room " + i;
      Content content = new Content("text/plain", text.getBytes(StandardCharsets.UTF_8));
      examples.add(new Example(content, i % 2 == 0 ? bad : good));
    }
    return examples;
  }
}
