package io.countersign.bench.api;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * A call that the server describes.
 *
 * @param path with {@code {…}} where ids stand, from {@code /api} on
 * @param query names of its query parameters
 * @param body one that fits what is described; an empty object where nothing is
 */
public record Operation(String method, String path, List<String> query, JsonNode body) {
  private static final String API = "/api/v1";

  /** As people write it: {@code POST /projects/{project}/batches}. */
  public String call() {
    return method + " " + (path.startsWith(API) ? path.substring(API.length()) : path);
  }
}
