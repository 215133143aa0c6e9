package io.countersign.modelrunner.process;

import io.countersign.modelrunner.bundle.Bundle;
import io.countersign.modelrunner.bundle.Input.MiniLmText;
import java.util.List;

/**
 * What a process answers about contents.
 *
 * @param arguments of {@link ModelProcess}
 * @param bytes of the model, which is in its heap while it is loaded
 */
record Subject(List<String> arguments, long bytes) {
  /** A bundle by its folder: its answers are those of the model. */
  static final String BUNDLE = "bundle";

  /** The sentence embedding with so many tokens: its answers are vectors. */
  static final String MINILM = "minilm";

  private static final long MINILM_BYTES = 32L << 20;

  Subject {
    arguments = List.copyOf(arguments);
  }

  static Subject of(Bundle bundle) {
    String folder = bundle.folder().toAbsolutePath().toString();
    return new Subject(List.of(BUNDLE, folder), bundle.modelBytes());
  }

  static Subject of(MiniLmText text) {
    return new Subject(List.of(MINILM, Integer.toString(text.maxTokens())), MINILM_BYTES);
  }
}
