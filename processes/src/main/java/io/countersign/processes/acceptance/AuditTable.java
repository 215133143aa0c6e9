package io.countersign.processes.acceptance;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.AuditedRow;
import io.countersign.engine.project.ProjectId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** What audits of models have shown, row by row. */
public final class AuditTable {
  private static final String PUT =
      """
      INSERT INTO machine_audit
          (data_row_id, project_id, model, model_version, accepted_at, agreed)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (data_row_id) DO UPDATE SET
          model = excluded.model, model_version = excluded.model_version,
          accepted_at = excluded.accepted_at, agreed = excluded.agreed, judged = false
      """;

  private static final String TO_JUDGE =
      """
      SELECT project_id, model, model_version FROM machine_audit WHERE NOT judged
        ORDER BY project_id LIMIT 1 FOR UPDATE SKIP LOCKED
      """;

  private static final String JUDGED =
      """
      UPDATE machine_audit SET judged = true
        WHERE project_id = ? AND model = ? AND model_version = ? AND NOT judged
      """;

  private static final String NEWEST =
      """
      SELECT accepted_at, agreed FROM machine_audit
        WHERE project_id = ? AND model = ? AND model_version = ?
        ORDER BY accepted_at DESC, data_row_id DESC LIMIT ?
      """;

  private static final String SELECT = "SELECT * FROM machine_audit WHERE data_row_id > ?";

  private static final RowMapper<Audited> AUDITED =
      (row, number) ->
          new Audited(
              new DataRowId(row.getString("data_row_id")),
              new ProjectId(row.getString("project_id")),
              row.getString("model"),
              row.getString("model_version"),
              row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
              row.getBoolean("agreed"));

  private final JdbcTemplate jdbc;

  public AuditTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** A version of a model in a project. */
  public record Version(ProjectId projectId, String model, String version) {}

  /** Keeps what an audit has shown, which is to be judged. */
  public void put(Audited audited) {
    jdbc.update(
        PUT,
        audited.dataRowId().value(),
        audited.projectId().value(),
        audited.model(),
        audited.version(),
        at(audited.acceptedAt()),
        audited.agreed());
  }

  /** The row is not decided any more. */
  public void remove(DataRowId row) {
    jdbc.update("DELETE FROM machine_audit WHERE data_row_id = ?", row.value());
  }

  /** A version of a model with audits that it was not judged by, and that nobody else judges. */
  Optional<Version> toJudge() {
    return jdbc
        .query(
            TO_JUDGE,
            (row, number) ->
                new Version(
                    new ProjectId(row.getString("project_id")),
                    row.getString("model"),
                    row.getString("model_version")))
        .stream()
        .findFirst();
  }

  int markJudged(Version version) {
    return jdbc.update(JUDGED, version.projectId().value(), version.model(), version.version());
  }

  /** Its newest audits, the oldest of them first. */
  List<AuditedRow> newest(Version version, int most) {
    List<AuditedRow> audits =
        new ArrayList<>(
            jdbc.query(
                NEWEST,
                (row, number) ->
                    new AuditedRow(
                        row.getObject("accepted_at", OffsetDateTime.class).toInstant(),
                        row.getBoolean("agreed")),
                version.projectId().value(),
                version.model(),
                version.version(),
                most));
    Collections.reverse(audits);
    return audits;
  }

  /** Those of rows after {@code after} and up to {@code last}, by row. */
  public Map<DataRowId, Audited> between(String after, String last) {
    return byRow(jdbc.query(SELECT + " AND data_row_id <= ?", AUDITED, after, last));
  }

  /** The first of rows after {@code after}, by row. */
  public Map<DataRowId, Audited> after(String after, int most) {
    return byRow(jdbc.query(SELECT + " ORDER BY data_row_id LIMIT ?", AUDITED, after, most));
  }

  private static Map<DataRowId, Audited> byRow(List<Audited> audits) {
    return audits.stream().collect(Collectors.toMap(Audited::dataRowId, Function.identity()));
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
