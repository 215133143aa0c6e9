package io.countersign.bench.api;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * An answer.
 *
 * @param headers by their names in lower case
 * @param body the start of it
 * @param lasting whether the connection can be used again
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawAnswer(int status, Map<String, String> headers, byte[] body, boolean lasting) {
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  public String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
