package io.countersign.modelrunner.bundle;

import io.countersign.engine.refusal.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with a manifest, so that all of it is told at once. */
final class Findings {
  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return List.copyOf(errors);
  }

  void requireText(String path, String text) {
    require(!text.isBlank(), path, "REQUIRED", "Expected a text");
  }

  void requireTextIfAny(String path, @Nullable String text) {
    if (text != null) {
      requireText(path, text);
    }
  }

  boolean requireBetween(int least, int most, String path, int value) {
    boolean fits = value >= least && value <= most;
    require(fits, path, "OUT_OF_RANGE", "Expected " + least + " to " + most);
    return fits;
  }

  void require(boolean holds, String path, String code, String detail) {
    if (!holds) {
      errors.add(new FieldError(path, code, detail));
    }
  }
}
