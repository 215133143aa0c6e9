package io.countersign.ops.server.http;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.server.answers.StoreTrouble;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
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
    // Without one, somebody asked for this address itself.
    int code = status instanceof Integer known ? known : HttpStatus.NOT_FOUND.value();
    Problem problem =
        StoreTrouble.problem(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
            .orElseGet(() -> UnhandledProblem.of(code, request.getRequestId()));
    return ResponseEntity.status(problem.status())
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(problem);
  }
}
