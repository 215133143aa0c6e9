package io.countersign.ops.server.http;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import java.util.Set;

/** The problem that fits what ended before it reached a controller. */
final class UnhandledProblem {
  private static final int NOT_FOUND = 404;
  private static final int SERVER_ERROR = 500;

  /** What the web server says of methods, encodings and versions of HTTP that it does not know. */
  private static final Set<Integer> NOT_KNOWN = Set.of(501, 505);

  private UnhandledProblem() {}

  /**
   * By the status that the web server gave it.
   *
   * @param id of the request, for what is our fault
   */
  static Problem of(int status, String id) {
    if (status == NOT_FOUND) {
      return Problem.of(ProblemCode.ROUTE_NOT_FOUND, "There is nothing at this address");
    }
    return status < SERVER_ERROR || NOT_KNOWN.contains(status)
        ? Problem.of(codeOf(status), "The request is malformed")
        : Problem.internal(id);
  }

  private static ProblemCode codeOf(int status) {
    return switch (status) {
      case 401 -> ProblemCode.UNAUTHENTICATED;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 413 -> ProblemCode.TOO_LARGE;
      case 415 -> ProblemCode.MEDIA_TYPE_NOT_SUPPORTED;
      default -> ProblemCode.INPUT_MALFORMED;
    };
  }
}
