package io.countersign.ops.server.imports;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ProjectId;
import io.countersign.ops.server.directory.BatchEntry;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.imports.mapping.Mapping;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps how the columns of a batch's last import were read, for those that go on with it. */
final class ImportMaps {
  private final JdbcTemplate jdbc;
  private final Lookup lookup;

  ImportMaps(JdbcTemplate jdbc, Lookup lookup) {
    this.jdbc = jdbc;
    this.lookup = lookup;
  }

  Optional<Mapping> of(ProjectId project, String batch) {
    return lookup.batch(project, batch).map(BatchEntry::id).flatMap(this::of);
  }

  private Optional<Mapping> of(BatchId batch) {
    return jdbc
        .queryForList("SELECT map FROM import_map WHERE batch_id = ?", String.class, batch.value())
        .stream()
        .findFirst()
        .map(Mapping::parse);
  }

  void keep(BatchId batch, Mapping map) {
    if (!map.isEmpty()) {
      jdbc.update(
          "INSERT INTO import_map VALUES (?, ?)"
              + " ON CONFLICT (batch_id) DO UPDATE SET map = EXCLUDED.map",
          batch.value(),
          map.text());
    }
  }
}
