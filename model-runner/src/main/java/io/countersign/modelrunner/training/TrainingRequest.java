package io.countersign.modelrunner.training;

import io.countersign.modelrunner.Content;
import io.countersign.modelrunner.bundle.Input;
import java.util.List;
import java.util.function.Supplier;

/**
 * What to train a head from.
 *
 * @param name of the model, 1 to 64 letters, digits or . _ -
 * @param version likewise
 * @param annotation the choice of the ontology that it learns
 * @param input how contents become vectors: hog or minilm
 * @param examples all images or all texts, as the input says
 * @param seed the same request with the same seed gives the same model
 */
public record TrainingRequest(
    String name,
    String version,
    String annotation,
    Input input,
    List<Example> examples,
    long seed) {
  public TrainingRequest {
    examples = List.copyOf(examples);
  }

  /**
   * A content and the option that is right for it.
   *
   * @param source of the content, asked when it is looked at, so that not all are in memory
   */
  public record Example(Supplier<Content> source, String option) {
    public Example(Content content, String option) {
      this(() -> content, option);
    }

    public Content content() {
      return source.get();
    }
  }
}
