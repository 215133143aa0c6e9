package io.countersign.ops.server.security.record;

/** What is kept in the access record. */
public enum AccessKind {
  LOGGED_IN,
  /** As often as it failed for this name from this address within an hour. */
  LOG_IN_FAILED,
  TOKEN_CREATED,
  /** Once a day. */
  TOKEN_USED,
  TOKEN_ENDED,
  EXPORTED,
  BACKED_UP,
  PERSON_ADDED,
  PERSON_BARRED,
  PERSON_LET_IN,
  PASSWORD_CHANGED,
  PASSWORD_RESET
}
