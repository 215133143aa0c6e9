package io.countersign.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.processes.queue.ClaimNext;
import io.countersign.processes.queue.QueuedTask;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** People at the tasks of rows that have several. */
record TaskWork(Workshop workshop) {
  List<QueuedTask> tasks(DataRowId row) {
    return workshop.processes.workQueue().find(row);
  }

  Optional<TaskId> claimNext(UserId person, Group group) {
    ClaimNext wish = new ClaimNext(workshop.project, person, Set.of(group), Set.of());
    return workshop.processes.workQueue().claimNext(wish).result();
  }

  void claim(DataRowId row, int ordinal, UserId person) {
    workshop.processes.workQueue().claim(new TaskId(row, ordinal), person);
  }

  Decision decision(TaskId task, UserId person) {
    return new Decision(task, person, workshop.clock.instant(), null, null, null);
  }

  void label(DataRowId row, int ordinal, UserId person, List<Annotation> said) {
    claim(row, ordinal, person);
    TaskId task = new TaskId(row, ordinal);
    workshop.send(new SubmitLabel(row, decision(task, person), said));
  }

  /** Finds nothing amiss, before a rebuild and after it. */
  void close() {
    try {
      assertThat(workshop.differences()).isEmpty();
      workshop.processes.rebuild().rebuild(count -> {});
      assertThat(workshop.differences()).isEmpty();
    } finally {
      workshop.close();
    }
  }
}
