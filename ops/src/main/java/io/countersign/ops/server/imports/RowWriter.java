package io.countersign.ops.server.imports;

import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Stores a chunk of rows as one transaction: contents, keys, events and what follows from them. A
 * key that the project has already is left alone. Contents and keys go in in their own order, so
 * that two imports of the same rows wait for each other and not in a ring.
 */
final class RowWriter {
  private static final String TAKE_KEYS =
      "INSERT INTO data_row_key (project_id, key, data_row_id, batch_id)"
          + " SELECT ?, k, r, ? FROM unnest(?::text[], ?::text[]) AS t (k, r)"
          + " ON CONFLICT (project_id, key) DO NOTHING RETURNING data_row_id";

  private final Commands commands;
  private final ContentStore contents;
  private final JdbcTemplate jdbc;

  RowWriter(Commands commands, ContentStore contents, JdbcTemplate jdbc) {
    this.commands = commands;
    this.contents = contents;
    this.jdbc = jdbc;
  }

  /** How many of the rows were new to the project. */
  int write(ImportTarget target, UserId actor, List<CheckedRow> chunk) {
    List<CheckedRow> sorted = new ArrayList<>(chunk);
    sorted.sort(Comparator.comparing(checked -> checked.row().key()));
    return commands.<Integer>execute(actor, () -> register(target, actor, sorted)).result();
  }

  private int register(ImportTarget target, UserId actor, List<CheckedRow> sorted) {
    Set<String> taken = takeKeys(target, sorted);
    List<NewDataRow> rows = new ArrayList<>(taken.size());
    List<StoredContent> stored = new ArrayList<>(taken.size());
    for (CheckedRow checked : sorted) {
      if (taken.contains(checked.row().dataRowId().value())) {
        rows.add(checked.row());
        stored.add(checked.content());
      }
    }
    if (!rows.isEmpty()) {
      rows.sort(Comparator.comparing(row -> row.dataRowId().value()));
      contents.put(stored);
      commands.send(
          new RegisterDataRows(target.project(), target.batch(), target.policyVersion(), rows),
          actor);
    }
    return rows.size();
  }

  private Set<String> takeKeys(ImportTarget target, List<CheckedRow> sorted) {
    Object[] keys = sorted.stream().map(checked -> checked.row().key()).toArray();
    Object[] ids = sorted.stream().map(checked -> checked.row().dataRowId().value()).toArray();
    return new HashSet<>(
        jdbc.query(
            connection -> {
              PreparedStatement statement = connection.prepareStatement(TAKE_KEYS);
              statement.setString(1, target.project().value());
              statement.setString(2, target.batch().value());
              statement.setArray(3, connection.createArrayOf("text", keys));
              statement.setArray(4, connection.createArrayOf("text", ids));
              return statement;
            },
            (row, number) -> row.getString(1)));
  }
}
