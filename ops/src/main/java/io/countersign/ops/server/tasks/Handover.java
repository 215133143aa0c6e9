package io.countersign.ops.server.tasks;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives the team what somebody holds who may no longer do it: who left, is not let in any more, or
 * lost the role. Claims are released; rework that is kept for its author goes to the whole group.
 */
@Component
public final class Handover {
  private static final Logger LOG = LoggerFactory.getLogger(Handover.class);
  private static final int MOST = 500;
  private static final String REASON = "Its author can no longer do it";

  private static final String ROLE_OF_GROUP =
      Arrays.stream(Group.values())
          .map(group -> "WHEN '%s' THEN '%s'".formatted(group, group.role()))
          .collect(Collectors.joining(" ", "CASE q.required_group ", " END"));

  /** Of tasks with a person: those whose person may not do them. */
  private static final String STRANDED =
      " AND NOT EXISTS (SELECT FROM project_member m JOIN app_user u ON u.id = m.user_id"
          + " WHERE u.active AND m.project_id = q.project_id AND m.user_id = q.%s AND "
          + ROLE_OF_GROUP
          + " = ANY (m.roles)) ORDER BY q.data_row_id, q.ordinal LIMIT ?";

  private static final String CLAIMED =
      "SELECT q.data_row_id, q.ordinal, q.priority FROM work_queue q WHERE q.state = 'CLAIMED'"
          + " AND q.assignee = coalesce(?, q.assignee)"
          + STRANDED.formatted("assignee");

  private static final String RESERVED =
      "SELECT q.data_row_id, q.ordinal, q.priority FROM work_queue q WHERE q.reserved_for <> ''"
          + " AND q.reserved_for = coalesce(?, q.reserved_for)"
          + STRANDED.formatted("reserved_for");

  private final JdbcTemplate jdbc;
  private final Commands commands;

  Handover(JdbcTemplate jdbc, Commands commands) {
    this.jdbc = jdbc;
    this.commands = commands;
  }

  private record Stranded(TaskId id, int priority) {}

  /**
   * Gives up what {@code person} may no longer do, each task in a transaction of its own, so that
   * none keeps the person from leaving; what can't be given up now is tried again by {@link #turn}.
   */
  public void of(UserId person, UserId actor) {
    giveUp(person.value(), actor);
  }

  /**
   * Gives up what anybody may no longer do, whichever way that came about: a claim at the moment of
   * leaving, rework of somebody who left before.
   *
   * @return whether there may be more at once
   */
  public boolean turn() {
    return giveUp(null, UserId.SYSTEM);
  }

  private boolean giveUp(@Nullable String person, UserId actor) {
    List<Stranded> claimed = find(CLAIMED, person);
    int released =
        claimed.stream().mapToInt(task -> given(release(task, actor), task, actor)).sum();
    List<Stranded> reserved = find(RESERVED, person);
    int opened = reserved.stream().mapToInt(task -> given(escalate(task), task, actor)).sum();
    return released == MOST || opened == MOST;
  }

  private List<Stranded> find(String sql, @Nullable String person) {
    return jdbc.query(
        sql,
        (row, number) ->
            new Stranded(new TaskId(new DataRowId(row.getString(1)), row.getInt(2)), row.getInt(3)),
        person,
        MOST);
  }

  private static ReleaseTask release(Stranded task, UserId actor) {
    return new ReleaseTask(task.id().dataRowId(), task.id(), actor, true);
  }

  private static EscalateTask escalate(Stranded task) {
    return new EscalateTask(task.id().dataRowId(), task.id(), task.priority(), REASON);
  }

  private int given(Object command, Stranded task, UserId actor) {
    try {
      commands.send(command, actor);
      return 1;
    } catch (CommandRefused meanwhile) {
      LOG.debug("Task {} has moved on", task.id());
    } catch (RuntimeException failure) {
      LOG.error("Task {} can't be given to the team, and is tried again", task.id(), failure);
    }
    return 0;
  }
}
