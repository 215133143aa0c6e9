package io.countersign.processes.camunda;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.project.FlowId;
import io.countersign.processes.flow.FlowEngine.Standing;
import io.countersign.processes.flow.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The engine's tables seen from outside: where tokens wait, and how to be rid of them all. */
final class TokenTable {
  private static final String WAITING =
      """
      SELECT e.business_key_, coalesce(t.task_def_key_, x.act_id_, 'nowhere'), t.%s, d.key_,
          substring(d.version_tag_ FROM '^[0-9]{1,9}$')::integer
        FROM act_ru_execution e
        JOIN act_re_procdef d ON d.id_ = e.proc_def_id_
        LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
        LEFT JOIN act_ru_ext_task x ON x.proc_inst_id_ = e.id_
        WHERE e.business_key_ > ?
      """
          .formatted(Ordinal.COLUMN);

  private static final String IN_ORDER = " ORDER BY e.business_key_, t." + Ordinal.COLUMN;

  private static final String WIPE =
      """
      TRUNCATE act_ru_execution, act_ru_task, act_ru_ext_task, act_ru_variable,
        act_ru_identitylink, act_ru_event_subscr, act_ru_incident, act_ru_job CASCADE
      """;

  private final JdbcTemplate jdbc;

  TokenTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  Map<DataRowId, Standing> between(String after, String upTo) {
    Map<DataRowId, Standing> waiting = new HashMap<>();
    String between = WAITING + " AND e.business_key_ <= ?" + IN_ORDER;
    jdbc.query(between, collectInto(waiting), after, upTo);
    return waiting;
  }

  Map<DataRowId, Standing> after(String after, int limit) {
    Map<DataRowId, Standing> waiting = new HashMap<>();
    jdbc.query(WAITING + IN_ORDER + " LIMIT ?", collectInto(waiting), after, limit);
    return waiting;
  }

  private static RowCallbackHandler collectInto(Map<DataRowId, Standing> waiting) {
    return row -> {
      Token token = token(row);
      FlowId flow = new FlowId(row.getString(4), row.getInt(5));
      waiting
          .computeIfAbsent(token.dataRowId(), id -> new Standing(flow, new ArrayList<>()))
          .tokens()
          .add(token);
    };
  }

  private static Token token(ResultSet row) throws SQLException {
    DataRowId id = new DataRowId(row.getString(1));
    Integer ordinal = row.getObject(3, Integer.class);
    return new Token(id, row.getString(2), ordinal == null ? null : new TaskId(id, ordinal));
  }

  void lock() {
    jdbc.execute("LOCK TABLE act_ru_execution IN ACCESS EXCLUSIVE MODE");
  }

  long incidents() {
    Long count = jdbc.queryForObject("SELECT count(*) FROM act_ru_incident", Long.class);
    return count == null ? 0 : count;
  }

  /** Removes every token. */
  void wipe() {
    jdbc.execute(WIPE);
  }
}
