package io.countersign.ops.server.answers;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.json.JsonFault;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.ServletRequestBindingException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import tools.jackson.core.JacksonException;

/** Turns whatever a request ends in into a problem; nothing of ours shows but codes. */
@RestControllerAdvice
public final class ProblemAdvice {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler
  ResponseEntity<Problem> refused(CommandRefused refused) {
    return answer(Problem.of(refused));
  }

  /** Of a body that was cut off the web server has said so already, to whoever still listens. */
  @ExceptionHandler
  @Nullable ResponseEntity<Problem> refused(RequestRefused refused, HttpServletResponse response) {
    if (response.isCommitted() && refused.code() == ProblemCode.BODY_CUT_OFF) {
      return null;
    }
    if (response.isCommitted()) {
      throw refused;
    }
    ResponseEntity<Problem> answer = answer(refused.problem());
    boolean later = answer.getStatusCode().value() == 429 || answer.getStatusCode().value() == 503;
    return later
        ? ResponseEntity.status(answer.getStatusCode())
            .headers(answer.getHeaders())
            .header(HttpHeaders.RETRY_AFTER, "1")
            .body(answer.getBody())
        : answer;
  }

  @ExceptionHandler
  ResponseEntity<Problem> denied(AccessDeniedException denied) {
    return answer(
        Problem.of(new CommandRefused(Refusal.ROLE_MISSING, "Your role doesn't allow this")));
  }

  @ExceptionHandler
  ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
    Optional<RequestRefused> refused = cause(unreadable, RequestRefused.class);
    if (refused.isPresent()) {
      return answer(refused.get().problem());
    }
    Optional<JacksonException> json = cause(unreadable, JacksonException.class);
    if (json.isPresent() && !(json.get().getCause() instanceof IOException)) {
      return answer(JsonFault.refusal(json.get()).problem());
    }
    return answer(Problem.of(ProblemCode.INPUT_MALFORMED, "The body can't be read"));
  }

  private static <T> Optional<T> cause(Throwable failure, Class<T> type) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  @ExceptionHandler
  ResponseEntity<Problem> mistyped(MethodArgumentTypeMismatchException mistyped) {
    String name = mistyped.getName();
    return answer(RequestRefused.parameter(name, expected(name, mistyped)).problem());
  }

  @ExceptionHandler
  ResponseEntity<Problem> mistyped(BindException mistyped) {
    List<FieldError> errors =
        mistyped.getFieldErrors().stream()
            .map(
                error ->
                    new FieldError(
                        error.getField(),
                        "INVALID",
                        expected(error.getField(), error.unwrap(TypeMismatchException.class))))
            .toList();
    return answer(
        Problem.of(
            ProblemCode.PARAMETER_INVALID,
            errors.isEmpty() ? "The parameters are invalid" : errors.get(0).detail(),
            errors));
  }

  /** What a converter of ours says, or nothing of theirs. */
  private static String expected(String name, TypeMismatchException mistyped) {
    return cause(mistyped, IllegalArgumentException.class)
        .map(Throwable::getMessage)
        .filter(message -> message.startsWith("Expected one of"))
        .orElse("The value of " + name + " is malformed");
  }

  @ExceptionHandler
  ResponseEntity<Problem> missing(ServletRequestBindingException missing) {
    return answer(
        Problem.of(
            ProblemCode.PARAMETER_INVALID,
            "A required parameter or header is missing",
            List.of(new FieldError("", "REQUIRED", String.valueOf(missing.getMessage())))));
  }

  @ExceptionHandler({InvalidParameterException.class, RequestRejectedException.class})
  ResponseEntity<Problem> undecodable(RuntimeException undecodable) {
    return answer(Problem.of(ProblemCode.PARAMETER_INVALID, "The parameters can't be decoded"));
  }

  @ExceptionHandler
  ResponseEntity<Problem> tooLarge(MaxUploadSizeExceededException tooLarge) {
    return answer(Problem.of(ProblemCode.TOO_LARGE, "The body is too large"));
  }

  @ExceptionHandler
  ResponseEntity<Problem> malformed(MultipartException malformed) {
    return answer(
        cause(malformed, RequestRefused.class)
            .map(RequestRefused::problem)
            .orElseGet(
                () ->
                    Problem.of(
                        ProblemCode.INPUT_MALFORMED, "Expected well-formed multipart/form-data")));
  }

  @ExceptionHandler({
    CannotCreateTransactionException.class,
    DataAccessResourceFailureException.class
  })
  ResponseEntity<Problem> databaseAway(RuntimeException away) {
    LOG.warn("The database can't be reached: {}", away.getMessage());
    return answer(
        StoreTrouble.problem(away).orElseGet(() -> StoreTrouble.AWAY.refused().problem()));
  }

  /** The caller has hung up: there is nobody to answer. */
  @ExceptionHandler
  void gone(AsyncRequestNotUsableException gone) {
    LOG.debug("A client went away: {}", gone.getMessage());
  }

  /**
   * @throws Exception the failure, where the answer has begun: the connection breaks off then, so
   *     that nobody takes a half for the whole
   */
  @ExceptionHandler
  ResponseEntity<Problem> anythingElse(Exception failure, HttpServletResponse response)
      throws Exception {
    if (response.isCommitted()) {
      throw failure;
    }
    return answer(failure);
  }

  private static ResponseEntity<Problem> answer(Exception failure) {
    if (failure instanceof ErrorResponse response) {
      return answer(
          ofSpring(response.getStatusCode(), response.getHeaders()), response.getHeaders());
    }
    Optional<Problem> trouble = StoreTrouble.problem(failure);
    if (trouble.isPresent()) {
      LOG.warn("A store failed: {}", failure.toString());
      return answer(trouble.get());
    }
    String id = UlidCreator.getUlid().toString();
    LOG.error("Request failed, id {}", id, failure);
    return answer(Problem.internal(id));
  }

  private static Problem ofSpring(HttpStatusCode status, HttpHeaders headers) {
    return switch (status.value()) {
      case 404 -> Problem.of(ProblemCode.ROUTE_NOT_FOUND, "There is nothing at this address");
      case 405 ->
          Problem.of(
              ProblemCode.METHOD_NOT_ALLOWED, "Expected one of the methods " + headers.getAllow());
      case 406 ->
          Problem.of(ProblemCode.NOT_ACCEPTABLE, "None of the accepted media types is available");
      case 413 -> Problem.of(ProblemCode.TOO_LARGE, "The body is too large");
      case 415 ->
          Problem.of(
              ProblemCode.MEDIA_TYPE_NOT_SUPPORTED,
              "Expected a body of one of the types " + headers.getAccept());
      default -> Problem.of(ProblemCode.INPUT_MALFORMED, "The request is malformed");
    };
  }

  private static ResponseEntity<Problem> answer(Problem problem) {
    return answer(problem, HttpHeaders.EMPTY);
  }

  private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
    return ResponseEntity.status(problem.status())
        .headers(headers)
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(problem);
  }
}
