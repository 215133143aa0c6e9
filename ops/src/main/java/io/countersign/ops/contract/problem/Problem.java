package io.countersign.ops.contract.problem;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer that says what went wrong.
 *
 * @param type where the code is described
 * @param title of the status
 * @param status of HTTP
 * @param code stable, for programs
 * @param detail for people
 * @param errors field by field
 * @param id of an internal error, which is in the log too
 * @param counts how far an import came that was stopped
 */
public record Problem(
    String type,
    String title,
    int status,
    @Schema(ref = CODE) String code,
    String detail,
    List<FieldError> errors,
    @Nullable String id,
    @Nullable Counts counts) {
  /** Where the description lists every code. */
  public static final String CODE = "#/components/schemas/ProblemCode";

  /** The media type of RFC 9457. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Lines that went in or did not, before an import was stopped. */
  public record Counts(long received, long registered, long duplicates, long failed) {}

  /** The same, with how far an import came. */
  public Problem with(Counts reached) {
    return new Problem(type, title, status, code, detail, errors, id, reached);
  }

  public static Problem of(ProblemCode code, String detail, List<FieldError> errors) {
    return of(code.status(), code.name(), detail, errors, null);
  }

  public static Problem of(ProblemCode code, String detail) {
    return of(code, detail, List.of());
  }

  public static Problem of(CommandRefused refused) {
    return of(
        ProblemCode.statusOf(refused.refusal().kind()),
        refused.refusal().name(),
        String.valueOf(refused.getMessage()),
        refused.errors(),
        null);
  }

  /** An error of ours: the caller learns its id, and the log says the rest. */
  public static Problem internal(String id) {
    return of(
        ProblemCode.INTERNAL_ERROR.status(),
        ProblemCode.INTERNAL_ERROR.name(),
        "Something went wrong on our side; the log has the details under this id",
        List.of(),
        id);
  }

  private static Problem of(
      int status, String code, String detail, List<FieldError> errors, @Nullable String id) {
    return new Problem(
        "urn:countersign:problem:" + code, title(status), status, code, detail, errors, id, null);
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 503 -> "Service Unavailable";
      default -> "Internal Server Error";
    };
  }
}
