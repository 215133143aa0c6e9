package io.countersign.processes.row;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.FindDataRow;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.UserId;
import java.util.Collection;

/** Data rows as the transaction under way sees them, and the policies that they are under. */
public final class Rows {
  private final Commands commands;
  private final Policies policies;
  private final PerTransaction<DataRowId, DataRowFold> found = new PerTransaction<>();

  public Rows(Commands commands, Policies policies) {
    this.commands = commands;
    this.policies = policies;
  }

  /**
   * The row, only to be read; it changes along with what the transaction does.
   *
   * @throws io.countersign.engine.refusal.CommandRefused DATA_ROW_NOT_FOUND
   */
  public DataRowFold row(DataRowId dataRowId) {
    return found.get(dataRowId, this::find);
  }

  private DataRowFold find(DataRowId dataRowId) {
    return commands.<DataRowFold>send(new FindDataRow(dataRowId), UserId.SYSTEM).result();
  }

  /** Reads these rows in one statement, before they are asked for one by one. */
  public void readAhead(Collection<DataRowId> dataRowIds) {
    commands.readAhead(dataRowIds.stream().map(DataRowId::toString).toList());
  }

  /** The policy that the row was registered under. */
  public Policy policy(DataRowFold row) {
    return policies.policy(row.projectId(), row.registered().policyVersion());
  }
}
