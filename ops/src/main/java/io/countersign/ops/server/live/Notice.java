package io.countersign.ops.server.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What happened since the last notice of its kind, in short: enough to know what to ask for anew.
 *
 * @param count of events
 * @param dataRows some of the rows they are about, the latest last
 * @param position of the last event
 */
record Notice(long count, List<String> dataRows, long position) {
  static final int MAX_ROWS = 50;

  Notice {
    dataRows = List.copyOf(dataRows);
  }

  Notice and(Notice later) {
    List<String> rows = new ArrayList<>(dataRows);
    rows.removeAll(later.dataRows);
    rows.addAll(later.dataRows);
    int surplus = Math.max(0, rows.size() - MAX_ROWS);
    return new Notice(count + later.count, rows.subList(surplus, rows.size()), later.position);
  }
}
