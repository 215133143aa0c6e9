package io.countersign.engine.datarow;

import static java.util.Objects.requireNonNull;

/** Names a data row; the wire form is its value, sortable by time of registration. */
public record DataRowId(String value) {
  public DataRowId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
