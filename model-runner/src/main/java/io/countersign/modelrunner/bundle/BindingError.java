package io.countersign.modelrunner.bundle;

import io.countersign.engine.refusal.FieldError;
import java.util.Arrays;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says which field could not be bound, and why, in words that name no class. */
final class BindingError {
  private BindingError() {}

  static FieldError of(JacksonException failure) {
    String path = path(failure);
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return new FieldError(
          path, "UNKNOWN_FIELD", "Expected one of " + unknown.getKnownPropertyIds());
    }
    if (failure instanceof InvalidTypeIdException) {
      return new FieldError(
          path + ".features", "UNKNOWN_OPTION", "Expected hog, tensor, minilm or wordpiece");
    }
    if (failure instanceof ValueInstantiationException invalid && invalid.getCause() != null) {
      return new FieldError(path, "INVALID", String.valueOf(invalid.getCause().getMessage()));
    }
    if (String.valueOf(failure.getOriginalMessage()).startsWith("Missing required")) {
      return new FieldError(path, "REQUIRED", "Expected a value");
    }
    return failure instanceof MismatchedInputException mismatched
        ? mismatch(path, mismatched.getTargetType())
        : new FieldError(path, "WRONG_TYPE", "Expected a number in range");
  }

  private static FieldError mismatch(String path, @Nullable Class<?> target) {
    if (target != null && target.isEnum()) {
      return new FieldError(
          path, "UNKNOWN_OPTION", "Expected one of " + Arrays.toString(target.getEnumConstants()));
    }
    return new FieldError(path, "WRONG_TYPE", "Expected " + wanted(target));
  }

  private static String wanted(@Nullable Class<?> target) {
    if (target == null || target == String.class) {
      return "a text";
    }
    if (target == boolean.class || target == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(target) || target.isPrimitive()) {
      return "a number";
    }
    return Collection.class.isAssignableFrom(target) ? "a list" : "a mapping";
  }

  private static String path(JacksonException failure) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : failure.getPath()) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }
}
