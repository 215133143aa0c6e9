package io.countersign.bench.trial.inside;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.TaskState;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.FindDataRow;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.RejectLabel;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.prelabel.FailPreLabels;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.processes.queue.QueuedTask;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** One row, to which anything happens that may. */
final class Life {
  private static final ModelRef MODEL = new ModelRef("fashion", "1", "00ff");
  private static final List<UserId> PEOPLE =
      Stream.of("ada", "bob", "eve", "ida", "kim").map(UserId::new).toList();

  private final Workplace place;
  private final DataRowId row;
  private final Random random;

  Life(Workplace place, DataRowId row, Random random) {
    this.place = place;
    this.row = row;
    this.random = random;
  }

  /** One event or a few; whether the domain allowed it. */
  boolean step() {
    try {
      DataRowFold now =
          place
              .commands()
              .<DataRowFold>execute(
                  Workplace.MANAGER,
                  () ->
                      place
                          .commands()
                          .<DataRowFold>send(new FindDataRow(row), Workplace.MANAGER)
                          .result())
              .result();
      if (now.state() == DataRowState.WITHDRAWN) {
        place.send(new RestoreDataRow(row, Workplace.MANAGER));
      } else if (random.nextInt(30) == 0) {
        place.send(new WithdrawDataRow(row, Workplace.MANAGER, "no consent"));
      } else if (now.justReopened() && random.nextInt(3) == 0) {
        place.send(new UndoReopening(row, Workplace.MANAGER));
      } else if (now.state().finished()) {
        place.send(new ReopenDataRow(row, Workplace.MANAGER, "look again"));
      } else if (now.state() == DataRowState.AWAITING_PRE_LABEL) {
        answerOfModel();
      } else {
        List<QueuedTask> open = place.processes().workQueue().find(row);
        if (!open.isEmpty()) {
          withTask(open.get(random.nextInt(open.size())));
        }
      }
      return true;
    } catch (CommandRefused refused) {
      return false;
    }
  }

  private void answerOfModel() {
    if (random.nextInt(4) == 0) {
      place.send(new FailPreLabels(null, MODEL, Map.of(row, "broken")));
    } else {
      PreLabel preLabel = new PreLabel(MODEL, Workplace.BAG, random.nextDouble());
      place.send(new ProposePreLabels(null, Map.of(row, preLabel)));
    }
  }

  private void withTask(QueuedTask task) {
    if (random.nextInt(10) == 0) {
      place.send(new EscalateTask(row, task.id(), random.nextInt(100), "urgent"));
    } else if (task.state() == TaskState.OPEN) {
      open(task);
    } else {
      claimed(task, Objects.requireNonNull(task.assignee()));
    }
  }

  private void open(QueuedTask task) {
    if (random.nextInt(10) == 0) {
      place.send(new RequestPreLabels(ModelRuns.idOf(Workplace.BATCH, MODEL), MODEL, List.of(row)));
    } else {
      place.processes().workQueue().claim(task.id(), PEOPLE.get(random.nextInt(PEOPLE.size())));
    }
  }

  private void claimed(QueuedTask task, UserId person) {
    Decision decision =
        new Decision(task.id(), person, place.clock().instant(), null, "comment", 1.5);
    int drawn = random.nextInt(100);
    if (drawn < 10) {
      place.send(new ReleaseTask(row, task.id(), person, false));
    } else if (drawn < 18) {
      place.send(new SkipDataRow(row, decision, SkipReason.CANNOT_DECIDE));
    } else if (task.kind() != TaskKind.REVIEW) {
      List<Annotation> said = random.nextInt(3) == 0 ? Workplace.COAT : Workplace.BAG;
      place.send(new SubmitLabel(row, decision, said));
    } else if (drawn < 50) {
      place.send(new ApproveLabel(row, decision));
    } else if (drawn < 65) {
      place.send(new CorrectLabel(row, decision, Workplace.COAT, null));
    } else {
      place.send(new RejectLabel(row, decision, "WRONG_CLASS"));
    }
  }
}
