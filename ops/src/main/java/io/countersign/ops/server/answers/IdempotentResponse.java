package io.countersign.ops.server.answers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The response to a request, the same each time it is sent with its idempotency key.
 *
 * @param json of a {@code T}
 */
public record IdempotentResponse<T>(String json) {
  @Override
  @JsonValue
  @JsonRawValue
  public String json() {
    return json;
  }
}
