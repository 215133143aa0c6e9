package io.countersign.ops.server.live;

import io.countersign.engine.datarow.DataRowEvent;
import java.util.Locale;
import java.util.Set;

/** The kinds of thing that a client is told about; the wire form is the name in lower case. */
enum NotificationKind {
  TASK,
  ROW,
  SLA,
  PROGRESS;

  private static final Set<Class<?>> TASKS =
      Set.of(
          DataRowEvent.TaskOpened.class,
          DataRowEvent.TaskClaimed.class,
          DataRowEvent.TaskReleased.class,
          // As if it were given back: who may judge the row is not told that it was to be skipped.
          DataRowEvent.SkipProposed.class,
          DataRowEvent.ClaimExpired.class,
          DataRowEvent.TaskEscalated.class);
  private static final Set<Class<?>> SLAS =
      Set.of(DataRowEvent.SlaAtRisk.class, DataRowEvent.SlaBreached.class);

  static NotificationKind of(Object event) {
    if (TASKS.contains(event.getClass())) {
      return TASK;
    }
    if (SLAS.contains(event.getClass())) {
      return SLA;
    }
    return event instanceof DataRowEvent ? ROW : PROGRESS;
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
