package io.countersign.ops.server.rowchanges;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.FindDataRow;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.operations.Steps;
import io.countersign.ops.server.rowchanges.RowChangeTable.Changed;
import io.countersign.ops.server.rowchanges.RowsChanged.LeftOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Changes rows, each by a command in a transaction of its own, which also notes that it was
 * changed: whatever ends it in the middle, what it did can be told and undone, and the rest is done
 * by asking for it once more.
 */
@Component
class RowChanger {
  private static final int LEFT_OUT_SHOWN = 100;

  private final Commands commands;
  private final RowChangeTable table;

  RowChanger(Commands commands, RowChangeTable table) {
    this.commands = commands;
    this.table = table;
  }

  RowsChanged change(RowChange change, List<DataRowId> rows, Steps steps) {
    Run run = new Run(change, rows.size(), steps);
    rows.forEach(row -> run.step(row, now -> require(change, now), commandFor(change, row)));
    return run.result();
  }

  private static Object commandFor(RowChange change, DataRowId row) {
    String reason = Objects.requireNonNullElse(change.reason(), "");
    return change.action().command(row, change.startedBy(), reason);
  }

  /** What the list said may have changed since. */
  private static Optional<Refusal> require(RowChange change, DataRowFold row) {
    return change.action().obstacle(row.state());
  }

  /** Takes {@code undone} back, where nothing has happened to a row since. */
  RowsChanged undo(RowChange change, RowChange undone, Steps steps) {
    List<Changed> rows = table.changed(undone);
    Run run = new Run(change, rows.size(), steps);
    for (Changed changed : rows) {
      run.step(
          changed.row(),
          now ->
              now.actedAt() == changed.version()
                  ? Optional.empty()
                  : Optional.of(Refusal.CHANGED_SINCE),
          undone.action().undoing(changed.row(), change.startedBy()));
    }
    return run.result();
  }

  /** What keeps a row from being changed. */
  private interface Obstacle {
    Optional<Refusal> to(DataRowFold row);
  }

  /** One change, row by row. */
  private final class Run {
    private final RowChange change;
    private final long total;
    private final Steps steps;
    private final List<LeftOut> leftOutRows = new ArrayList<>();
    private long changed;
    private long leftOut;

    Run(RowChange change, long total, Steps steps) {
      this.change = change;
      this.total = total;
      this.steps = steps;
    }

    void step(DataRowId id, Obstacle obstacle, Object command) {
      steps.to(changed + leftOut, total);
      String key = id.toString();
      Optional<Refusal> refused;
      try {
        Done done = commands.execute(change.startedBy(), () -> one(id, obstacle, command)).result();
        key = done.key();
        refused = done.obstacle();
      } catch (CommandRefused refusal) {
        refused = Optional.of(refusal.refusal());
      }
      count(id, key, refused);
    }

    private void count(DataRowId id, String key, Optional<Refusal> refused) {
      if (refused.isEmpty()) {
        changed++;
        return;
      }
      leftOut++;
      if (leftOutRows.size() < LEFT_OUT_SHOWN) {
        leftOutRows.add(new LeftOut(id, key, refused.get()));
      }
    }

    private Done one(DataRowId id, Obstacle obstacle, Object command) {
      DataRowFold row = find(id, change.project(), change.startedBy());
      Optional<Refusal> refused = obstacle.to(row);
      if (refused.isEmpty()) {
        commands.send(command, change.startedBy());
        table.note(change, id, row.actedAt());
      }
      return new Done(row.registered().key(), refused);
    }

    RowsChanged result() {
      steps.to(total, total);
      return new RowsChanged(change.id(), changed, leftOut, List.copyOf(leftOutRows));
    }
  }

  private record Done(String key, Optional<Refusal> obstacle) {}

  /** The row as the transaction sees it; that of another project is not there. */
  private DataRowFold find(DataRowId id, ProjectId project, UserId by) {
    DataRowFold row = commands.<DataRowFold>send(new FindDataRow(id), by).result();
    if (!row.projectId().equals(project)) {
      throw new CommandRefused(Refusal.DATA_ROW_NOT_FOUND, "There is no data row " + id);
    }
    return row;
  }
}
