package io.countersign.processes.camunda;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.ProjectId;
import io.countersign.processes.flow.FlowEngine.WaitingForModels;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows that wait for a model, and which worker has them. */
final class PreLabelLocks {
  private static final String TOPIC = "pre-label";

  /** Not by the engine's own call, which would change what a transaction at work is to remove. */
  private static final String KEEP =
      """
      UPDATE act_ru_ext_task SET lock_exp_time_ = ? WHERE id_ IN (
        SELECT id_ FROM act_ru_ext_task WHERE worker_id_ = ? FOR UPDATE SKIP LOCKED)
      """;

  /** From one to the next by the index, past all the rows of each. */
  private static final String PROJECTS =
      """
      WITH RECURSIVE waiting (project) AS (
          SELECT min(tenant_id_) FROM act_ru_ext_task
        UNION ALL
          SELECT (SELECT min(tenant_id_) FROM act_ru_ext_task WHERE tenant_id_ > project)
            FROM waiting WHERE project IS NOT NULL)
      SELECT project FROM waiting WHERE project IS NOT NULL
      """;

  private static final String WAITING = "SELECT count(*), min(create_time_) FROM act_ru_ext_task";

  private final ExternalTaskService externalTasks;
  private final JdbcTemplate jdbc;

  PreLabelLocks(ExternalTaskService externalTasks, JdbcTemplate jdbc) {
    this.externalTasks = externalTasks;
    this.jdbc = jdbc;
  }

  WaitingForModels waiting() {
    return jdbc.query(WAITING, (row, number) -> waiting(row)).get(0);
  }

  private static WaitingForModels waiting(ResultSet row) throws SQLException {
    return new WaitingForModels(
        row.getLong(1), Optional.ofNullable(row.getTimestamp(2)).map(Timestamp::toInstant));
  }

  List<ProjectId> projects() {
    return jdbc.query(PROJECTS, (row, number) -> new ProjectId(row.getString(1)));
  }

  List<DataRowId> fetch(ProjectId project, String worker, int limit, Duration lock) {
    return externalTasks
        .fetchAndLock(limit, worker)
        .topic(TOPIC, lock.toMillis())
        .tenantIdIn(project.value())
        .execute()
        .stream()
        .map(LockedExternalTask::getBusinessKey)
        .map(DataRowId::new)
        .toList();
  }

  void keep(String worker, Duration lock) {
    long now = ClockUtil.getCurrentTime().getTime();
    jdbc.update(KEEP, new Timestamp(now + lock.toMillis()), worker);
  }

  void release(String worker) {
    externalTasks
        .createExternalTaskQuery()
        .workerId(worker)
        .list()
        .forEach(held -> externalTasks.unlock(held.getId()));
  }
}
