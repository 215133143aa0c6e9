package io.countersign.ops.problem;

import io.countersign.engine.refusal.FieldError;
import java.util.List;

/** A request was not understood or not taken; nothing was done. */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldError> errors;

  public RequestRefused(ProblemCode code, String message) {
    this(code, message, List.of());
  }

  public RequestRefused(ProblemCode code, String message, List<FieldError> errors) {
    super(message, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  /** A query parameter or a part of the path that is not of its form. */
  public static RequestRefused parameter(String name, String detail) {
    return new RequestRefused(
        ProblemCode.PARAMETER_INVALID, detail, List.of(new FieldError(name, "INVALID", detail)));
  }

  public ProblemCode code() {
    return code;
  }

  public Problem problem() {
    return Problem.of(code, String.valueOf(getMessage()), errors);
  }
}
