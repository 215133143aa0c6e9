package io.countersign.ops.server.savedviews;

import java.util.Map;

/**
 * A view of a list of rows.
 *
 * @param query the parameters of the list, by name
 */
record SavedView(String id, String name, Map<String, String> query) {
  SavedView {
    query = Map.copyOf(query);
  }
}
