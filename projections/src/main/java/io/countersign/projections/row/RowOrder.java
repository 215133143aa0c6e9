package io.countersign.projections.row;

import io.countersign.projections.query.SortKey;

/** What rows can be sorted by; rows that have none of it come last. */
public enum RowOrder {
  KEY(SortKey.text(RowDocuments.KEY)),
  /** When the last event happened. */
  CHANGED(SortKey.instant(RowDocuments.CHANGED_AT)),
  /** When the task that waits for a person is due. */
  DUE(SortKey.instant(RowDocuments.DUE_AT)),
  /** Of the model's last proposal. */
  CONFIDENCE(SortKey.number(RowDocuments.CONFIDENCE));

  private final SortKey key;

  RowOrder(SortKey key) {
    this.key = key;
  }

  SortKey key() {
    return key;
  }
}
