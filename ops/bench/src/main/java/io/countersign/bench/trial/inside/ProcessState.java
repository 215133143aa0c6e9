package io.countersign.bench.trial.inside;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** All of process state and queue that does not depend on when it was made. */
final class ProcessState {
  private static final String EVERYTHING =
      """
      SELECT 'token ' || e.business_key_ || ' ' || e.proc_def_key_ || ' '
          || coalesce(t.task_def_key_, x.act_id_, '?') || ' ' || coalesce(e.act_id_, '?')
          || ' ' || e.is_active_ || ' ' || e.suspension_state_ || ' ' || e.cached_ent_state_
        FROM act_ru_execution e
        LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
        LEFT JOIN act_ru_ext_task x ON x.proc_inst_id_ = e.id_
      UNION ALL SELECT 'task ' || q::text FROM work_queue q
      UNION ALL SELECT 'batch ' || b::text FROM batch_schedule b
      UNION ALL SELECT 'audit ' || data_row_id || ' ' || agreed || ' ' || accepted_at
        FROM machine_audit
      UNION ALL SELECT 'stopped ' || s::text FROM stopped_model s
      UNION ALL SELECT 'variable ' || v.name_ FROM act_ru_variable v
      UNION ALL SELECT 'subscription ' || s.event_type_ FROM act_ru_event_subscr s
      ORDER BY 1
      """;

  private ProcessState() {}

  static List<String> of(JdbcTemplate jdbc) {
    return jdbc.queryForList(EVERYTHING, String.class);
  }
}
