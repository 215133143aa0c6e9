package io.countersign.ops.http;

import io.countersign.ops.problem.Problem;
import io.countersign.ops.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers for what ended before it reached a controller. */
@Hidden
@RestController
final class UnhandledController implements ErrorController {
  @RequestMapping("/error")
  ResponseEntity<Problem> error(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Problem problem =
        status instanceof Integer code && code < 500
            ? Problem.of(codeOf(code), "Expected another request")
            : Problem.internal(request.getRequestId());
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(problem);
  }

  private static ProblemCode codeOf(int status) {
    return switch (status) {
      case 401 -> ProblemCode.UNAUTHENTICATED;
      case 404 -> ProblemCode.ROUTE_NOT_FOUND;
      case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
      case 413 -> ProblemCode.TOO_LARGE;
      case 415 -> ProblemCode.MEDIA_TYPE_NOT_SUPPORTED;
      default -> ProblemCode.INPUT_MALFORMED;
    };
  }
}
