package io.countersign.projections.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import java.util.List;

/**
 * The documents of a read model: a collection in each generation.
 *
 * @param name but for its generation
 * @param indexes that lists use on a MongoDB server, each by its fields
 */
public record ViewCollection(String name, List<List<String>> indexes) {
  public ViewCollection {
    indexes = indexes.stream().map(List::copyOf).toList();
  }

  /** Documents that are found by their ids only. */
  public ViewCollection(String name) {
    this(name, List.of());
  }

  List<IndexModel> indexModels() {
    return indexes.stream().map(fields -> new IndexModel(Indexes.ascending(fields))).toList();
  }
}
