package io.countersign.processes.flow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** The engine's tables seen from outside: where tokens wait, and how to be rid of them all. */
public final class TokenTable {
  private static final String WAITING =
      """
      SELECT e.business_key_, coalesce(t.task_def_key_, x.act_id_, 'nowhere')
        FROM act_ru_execution e
        LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
        LEFT JOIN act_ru_ext_task x ON x.proc_inst_id_ = e.id_
        WHERE e.business_key_ > ?
      """;

  private static final String WIPE =
      """
      TRUNCATE act_ru_execution, act_ru_task, act_ru_ext_task, act_ru_variable,
        act_ru_identitylink, act_ru_event_subscr, act_ru_incident, act_ru_job CASCADE
      """;

  private final JdbcTemplate jdbc;

  public TokenTable(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The activities at which data rows wait whose ids come after the one and up to the other. */
  public Map<String, List<String>> between(String after, String upTo) {
    Map<String, List<String>> waiting = new HashMap<>();
    jdbc.query(WAITING + " AND e.business_key_ <= ?", collectInto(waiting), after, upTo);
    return waiting;
  }

  /** The same for data rows whose ids come after this one, some of them. */
  public Map<String, List<String>> after(String after, int limit) {
    Map<String, List<String>> waiting = new HashMap<>();
    jdbc.query(WAITING + " ORDER BY e.business_key_ LIMIT ?", collectInto(waiting), after, limit);
    return waiting;
  }

  private static RowCallbackHandler collectInto(Map<String, List<String>> waiting) {
    return row ->
        waiting.computeIfAbsent(row.getString(1), id -> new ArrayList<>()).add(row.getString(2));
  }

  /** Removes every token. */
  public void wipe() {
    jdbc.execute(WIPE);
  }
}
