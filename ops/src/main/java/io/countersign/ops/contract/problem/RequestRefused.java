package io.countersign.ops.contract.problem;

import io.countersign.engine.refusal.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request was not understood or not taken; nothing was done. */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProblemCode code;
  private final transient List<FieldError> errors;
  private final transient Problem.@Nullable Counts counts;

  public RequestRefused(ProblemCode code, String message) {
    this(code, message, List.of());
  }

  public RequestRefused(ProblemCode code, String message, List<FieldError> errors) {
    this(code, message, errors, null);
  }

  private RequestRefused(
      ProblemCode code, String message, List<FieldError> errors, Problem.@Nullable Counts counts) {
    super(message, null, false, false);
    this.code = code;
    this.errors = List.copyOf(errors);
    this.counts = counts;
  }

  /** An import was stopped on its way; what it had read has gone in. */
  public static RequestRefused importStopped(Problem.Counts counts) {
    return new RequestRefused(
        ProblemCode.IMPORT_STOPPED,
        "This node is stopping, and ended the import after %d lines, %d of them new rows; send the same again to continue"
            .formatted(counts.received(), counts.registered()),
        List.of(),
        counts);
  }

  /** The same of one of several files. */
  public RequestRefused in(String file) {
    return new RequestRefused(code, file + ": " + getMessage(), errors, counts);
  }

  /** A query parameter or a part of the path that is not of its form. */
  public static RequestRefused parameter(String name, String detail) {
    return new RequestRefused(
        ProblemCode.PARAMETER_INVALID, detail, List.of(new FieldError(name, "INVALID", detail)));
  }

  public ProblemCode code() {
    return code;
  }

  public List<FieldError> errors() {
    return errors;
  }

  public Problem problem() {
    Problem problem = Problem.of(code, String.valueOf(getMessage()), errors);
    return counts == null ? problem : problem.with(counts);
  }
}
