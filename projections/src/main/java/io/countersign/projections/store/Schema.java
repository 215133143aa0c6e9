package io.countersign.projections.store;

import java.util.List;

/**
 * What a generation consists of.
 *
 * @param form of all its documents; a generation of another form is rebuilt
 */
public record Schema(String form, List<ViewCollection> collections) {
  public Schema {
    collections = List.copyOf(collections);
  }
}
