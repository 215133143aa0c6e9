package io.countersign.ops.contract.json;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Says what is wrong with JSON in words that name fields, and never our classes. */
public final class JsonFault {
  private JsonFault() {}

  public static RequestRefused refusal(JacksonException failure) {
    FieldError error = error(failure);
    ProblemCode code =
        error.code().equals("MALFORMED") || !(failure instanceof DatabindException)
            ? ProblemCode.MALFORMED_JSON
            : ProblemCode.INPUT_MALFORMED;
    String where = error.path().isEmpty() ? "" : " at " + error.path();
    return new RequestRefused(code, error.detail() + where, List.of(error));
  }

  /** The field that is wrong, and how. */
  public static FieldError error(JacksonException failure) {
    String path = path(failure.getPath());
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return new FieldError(path, "UNKNOWN_FIELD", "Expected one of " + known(unknown));
    }
    if (failure instanceof InvalidNullException) {
      return new FieldError(path, "REQUIRED", "Expected a value");
    }
    if (failure instanceof InvalidTypeIdException) {
      return new FieldError(path, "WRONG_TYPE", "Expected a known type");
    }
    if (failure instanceof InvalidFormatException format) {
      return new FieldError(path, "WRONG_TYPE", "Expected " + wanted(format.getTargetType()));
    }
    if (failure instanceof ValueInstantiationException instantiation) {
      return new FieldError(path, "INVALID", ownWords(instantiation));
    }
    if (failure instanceof MismatchedInputException mismatched) {
      return mismatch(path, mismatched);
    }
    return malformed(failure);
  }

  private static FieldError mismatch(String path, MismatchedInputException mismatched) {
    String message = String.valueOf(mismatched.getOriginalMessage());
    if (message.startsWith("Missing required") || message.startsWith("Null value for creator")) {
      return new FieldError(path, "REQUIRED", "Expected a value");
    }
    if (message.startsWith("Trailing token")) {
      return new FieldError(path, "TRAILING", "Expected nothing after the value");
    }
    return new FieldError(path, "WRONG_TYPE", "Expected " + wanted(mismatched.getTargetType()));
  }

  private static FieldError malformed(JacksonException failure) {
    if (failure instanceof StreamConstraintsException) {
      return new FieldError("", "TOO_LARGE", "Expected less deep nesting or shorter values");
    }
    String message = String.valueOf(failure.getOriginalMessage());
    if (message.startsWith("Duplicate Object property")) {
      return new FieldError(path(failure.getPath()), "REPEATED", "Expected each field once");
    }
    var location = failure.getLocation();
    String where =
        location == null
            ? ""
            : " (line %d, column %d)".formatted(location.getLineNr(), location.getColumnNr());
    return new FieldError("", "MALFORMED", "Expected well-formed JSON" + where);
  }

  /** What a constructor of ours says of its arguments. */
  private static String ownWords(ValueInstantiationException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof IllegalArgumentException ours && ours.getMessage() != null) {
      return ours.getMessage();
    }
    return "Expected a valid value";
  }

  private static Collection<Object> known(UnrecognizedPropertyException unknown) {
    Collection<Object> known = unknown.getKnownPropertyIds();
    return known == null ? List.of() : known;
  }

  private static String wanted(Class<?> type) {
    if (type == null) {
      return "another type";
    }
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants()).map(value -> wireName(value)).toList();
    }
    if (type == String.class) {
      return "a text without NUL and half characters";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number in range";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "a list";
    }
    return wantedTime(type);
  }

  private static String wantedTime(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Instant" -> "an instant like 2030-01-31T12:00:00Z";
      case "Duration" -> "a duration like PT8H";
      case "LocalTime" -> "a time like 09:00";
      case "DayOfWeek" -> "a day like MON";
      case "ZoneId" -> "a time zone like Europe/Berlin";
      default -> type.isRecord() || type.isInterface() ? "an object" : "a value of another form";
    };
  }

  private static Object wireName(Object constant) {
    try {
      return constant.getClass().getMethod("wireName").invoke(constant);
    } catch (ReflectiveOperationException e) {
      return constant;
    }
  }

  private static String path(List<JacksonException.Reference> references) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference reference : references) {
      if (reference.getPropertyName() == null) {
        path.append('[').append(reference.getIndex()).append(']');
      } else {
        path.append(path.isEmpty() ? "" : ".").append(reference.getPropertyName());
      }
    }
    return path.toString();
  }
}
