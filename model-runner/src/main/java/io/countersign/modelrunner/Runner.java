package io.countersign.modelrunner;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input;
import java.util.List;

/** What can be done with bundles, wherever they run. Thread-safe. */
public interface Runner {

  /**
   * Loads a bundle and tries it out; to be asked before a model is registered.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if it cannot be loaded, does not fit its manifest,
   *     or gives something else than probabilities
   */
  void verify(Bundle bundle);

  /**
   * What the model answers for each content, in order: float [classes], probabilities; a content
   * that cannot be read, or that the model fails on, fails alone.
   *
   * @throws CommandRefused {@code MODEL_INVALID} if the model cannot be run at all
   */
  List<Answer> answers(Bundle bundle, List<Content> contents);

  /**
   * The vector of each content, in order, for training a head.
   *
   * @param input {@code hog} or {@code minilm}
   * @return for each content float [n], n the same for all; empty where a content cannot be read
   */
  List<float[]> features(Input input, List<Content> contents);
}
