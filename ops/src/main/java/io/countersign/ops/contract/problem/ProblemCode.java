package io.countersign.ops.contract.problem;

import io.countersign.engine.refusal.Refusal;

/** What went wrong before a command was decided; the constant's name is the stable code. */
public enum ProblemCode {
  MALFORMED_JSON(400),
  INPUT_MALFORMED(400),
  PARAMETER_INVALID(400),
  CSV_MALFORMED(400),
  GZIP_MALFORMED(400),
  BODY_CUT_OFF(400),
  UNAUTHENTICATED(401),
  CSRF_TOKEN_MISSING(403),
  ROUTE_NOT_FOUND(404),
  OPERATION_NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  NOT_ACCEPTABLE(406),
  BODY_TOO_SLOW(408),
  NAME_TAKEN(409),
  OPERATION_RUNNING(409),
  TOO_LARGE(413),
  MEDIA_TYPE_NOT_SUPPORTED(415),
  MAPPING_NEEDED(422),
  TOO_MANY_ATTEMPTS(429),
  TOO_MANY_AT_ONCE(429),
  INTERNAL_ERROR(500),
  PROJECTION_BEHIND(503),
  VIEWS_UNAVAILABLE(503),
  DATABASE_UNAVAILABLE(503),
  NODE_NOT_FOR_WEB(503),
  NODE_STARTING(503),
  NODE_STOPPING(503),
  IMPORT_STOPPED(503),
  IDENTITY_PROVIDER_UNAVAILABLE(503);

  private final int status;

  ProblemCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }

  /** The status of HTTP for a refused command. */
  public static int statusOf(Refusal.Kind kind) {
    return switch (kind) {
      case NOT_FOUND -> 404;
      case FORBIDDEN -> 403;
      case CONFLICT -> 409;
      case STALE -> 412;
      case INVALID -> 422;
    };
  }
}
