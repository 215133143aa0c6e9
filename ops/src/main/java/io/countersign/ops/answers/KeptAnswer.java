package io.countersign.ops.answers;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * An answer as it was kept.
 *
 * @param json of a {@code T}
 */
public record KeptAnswer<T>(String json) {
  @Override
  @JsonValue
  @JsonRawValue
  public String json() {
    return json;
  }
}
