package io.countersign.ops.contract.client;

import tools.jackson.databind.JsonNode;

/**
 * What the server answered to one call.
 *
 * @param status of HTTP
 * @param body JSON null where there is none
 */
public record Answer(int status, JsonNode body) {
  private static final int FIRST_FAILURE = 400;
  private static final int CONFLICT = 409;

  /** Whether somebody else was faster, or the thing has moved on. */
  public boolean isConflict() {
    return status == CONFLICT;
  }

  /**
   * The body.
   *
   * @throws ApiProblem if the call was refused or failed
   */
  public JsonNode orThrow() {
    if (status >= FIRST_FAILURE) {
      throw ApiProblem.of(status, body);
    }
    return body;
  }
}
