package io.countersign.ops.server.rowchanges;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.rowchanges.RowChangePreview.Obstacle;
import io.countersign.ops.server.rowchanges.RowChangePreview.PreviewedRow;
import io.countersign.projections.query.Page;
import io.countersign.projections.row.DataRowItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rows that filters are about, parted into those that something can be done to and others. */
final class ChosenRows {
  private static final int SHOWN = 20;

  private final RowAction action;
  private final int most;
  private final List<DataRowId> ids = new ArrayList<>();
  private final List<PreviewedRow> first = new ArrayList<>();
  private final Map<Refusal, Long> leftOut = new TreeMap<>();
  private long workedOn;
  private long seen;

  ChosenRows(RowAction action, int most) {
    this.action = action;
    this.most = most;
  }

  /**
   * Adds a page of them.
   *
   * @throws CommandRefused {@code TOO_MANY_ROWS}
   */
  void add(Page<DataRowItem> page) {
    seen += page.items().size();
    if (seen > most) {
      throw new CommandRefused(
          Refusal.TOO_MANY_ROWS,
          "Expected at most %d rows at once, but the filters match more; narrow them"
              .formatted(most));
    }
    page.items().forEach(this::add);
  }

  private void add(DataRowItem row) {
    action
        .obstacle(row.state())
        .ifPresentOrElse(why -> leftOut.merge(why, 1L, Long::sum), () -> choose(row));
  }

  private void choose(DataRowItem row) {
    ids.add(row.id());
    workedOn += row.assignee() == null ? 0 : 1;
    if (first.size() < SHOWN) {
      first.add(new PreviewedRow(row.id(), row.key(), row.state()));
    }
  }

  /** Those that it can be done to, by what is known so far. */
  List<DataRowId> ids() {
    return ids;
  }

  RowChangePreview preview(long position) {
    return new RowChangePreview(
        action,
        ids.size(),
        workedOn,
        List.copyOf(first),
        leftOut.entrySet().stream()
            .map(entry -> new Obstacle(entry.getKey(), entry.getValue()))
            .toList(),
        position);
  }
}
