package io.countersign.processes.flow;

import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.log.Follower;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.processes.queue.BatchSchedules;
import io.countersign.processes.queue.QueueTable;
import io.countersign.processes.queue.QueuedTask;
import io.countersign.processes.row.Rows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keeps the work queue and the tokens in step with the events, in the transaction that stores them:
 * first each row's tasks in the queue as the row now has them, then all tokens in one engine
 * command.
 */
public final class ProcessFollower implements Follower {
  private static final Comparator<DataRowId> BY_VALUE = Comparator.comparing(DataRowId::value);

  private final Rows rows;
  private final BatchSchedules schedules;
  private final QueueTable queue;
  private final Moves moves;
  private final FlowEngine engine;

  public ProcessFollower(Rows rows, BatchSchedules schedules, QueueTable queue, FlowEngine engine) {
    this.rows = rows;
    this.schedules = schedules;
    this.queue = queue;
    this.moves = new Moves(rows);
    this.engine = engine;
  }

  @Override
  public void follow(List<RecordedEvent> events) {
    List<DataRowEvent> rowEvents = new ArrayList<>();
    for (RecordedEvent event : events) {
      if (event.payload() instanceof DataRowEvent rowEvent) {
        rowEvents.add(rowEvent);
      } else if (event.payload() instanceof BatchCreated created) {
        schedules.put(created.batchId(), created.priority());
      } else if (event.payload() instanceof BatchRescheduled rescheduled) {
        schedules.put(rescheduled.batchId(), rescheduled.priority());
        queue.reschedule(rescheduled.batchId(), rescheduled.priority());
      }
    }
    if (!rowEvents.isEmpty()) {
      followRows(rowEvents);
    }
  }

  private void followRows(List<DataRowEvent> events) {
    // In the order of their ids, so that two transactions never wait for each other in a ring.
    Set<DataRowId> touched = new TreeSet<>(BY_VALUE);
    events.forEach(event -> touched.add(event.dataRowId()));
    rows.readAhead(touched);
    queue(events, touched);
    engine.move(events.stream().flatMap(moves::of).toList());
  }

  private void queue(List<DataRowEvent> events, Set<DataRowId> touched) {
    queue.remove(
        events.stream()
            .flatMap(event -> Closed.by(event, rows.row(event.dataRowId())))
            .distinct()
            .toList());
    queue.put(touched.stream().flatMap(id -> QueuedTask.of(rows.row(id)).stream()).toList());
  }
}
