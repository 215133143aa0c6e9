package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BAG;
import static io.countersign.processes.Workshop.BOB;
import static io.countersign.processes.Workshop.EVE;
import static io.countersign.processes.Workshop.MODEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.prelabel.ProposePreLabels;
import io.countersign.engine.datarow.prelabel.RequestPreLabels;
import io.countersign.engine.log.Follower;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.UserId;
import io.countersign.processes.prelabel.ModelRuns;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What happens when events are told again, or their transaction fails at its end. */
class RepeatedEventsTest {

  /** Everything that the engine, the queue and the log hold, as text. */
  private static List<String> everything(Workshop workshop) {
    return workshop.jdbc.queryForList(
        """
        SELECT 'token ' || e.business_key_ || ' ' || coalesce(t.id_, x.id_) || ' ' || e.rev_
          FROM act_ru_execution e
          LEFT JOIN act_ru_task t ON t.proc_inst_id_ = e.id_
          LEFT JOIN act_ru_ext_task x ON x.proc_inst_id_ = e.id_
        UNION ALL SELECT 'task ' || q::text FROM work_queue q
        UNION ALL SELECT 'batch ' || b::text FROM batch_schedule b
        UNION ALL SELECT 'event ' || stream_id || ' ' || version || ' ' || type FROM event
        ORDER BY 1
        """,
        String.class);
  }

  private static void goAllWays(Workshop workshop) {
    workshop.register(3);
    DataRowId adjudicated = workshop.register();
    workshop.submit(adjudicated, ADA);
    workshop.reject(adjudicated, BOB);
    workshop.submit(adjudicated, ADA);
    workshop.reject(adjudicated, BOB);
    workshop.submit(adjudicated, EVE);
    DataRowId reopened = workshop.register();
    workshop.submit(reopened, ADA);
    workshop.correct(reopened, BOB);
    workshop.approve(reopened, EVE);
    workshop.send(new ReopenDataRow(reopened, EVE, "again"));
    DataRowId skipped = workshop.register();
    workshop.skip(skipped, ADA);
    DataRowId asked = workshop.register();
    DataRowId answered = workshop.register();
    var run = ModelRuns.idOf(workshop.batch, MODEL);
    workshop.send(new RequestPreLabels(run, MODEL, List.of(asked, answered)));
    workshop.send(new ProposePreLabels(run, Map.of(answered, new PreLabel(MODEL, BAG, 0.9))));
    workshop.claimed(answered, BOB);
  }

  @Test
  void moveNothing() {
    try (Workshop workshop = Workshop.alone(Rules.staged(2).maxRounds(2))) {
      goAllWays(workshop);
      List<String> before = everything(workshop);
      List<RecordedEvent> events = workshop.machinery.domain.eventLog().readAfter(0);
      Follower follower = workshop.processes.follower();
      for (RecordedEvent event : events) {
        workshop.commands.execute(
            UserId.SYSTEM,
            () -> {
              follower.follow(List.of(event));
              return event;
            });
        assertThat(everything(workshop)).as(event.toString()).isEqualTo(before);
      }
    }
  }

  @Test
  void leaveNothingBehindWhenTheirTransactionFails() {
    try (Workshop workshop = Workshop.alone(Rules.staged(2).preLabel(0))) {
      DataRowId row = workshop.registerWithPreLabel(0.8);
      List<String> before = everything(workshop);
      assertThatThrownBy(
              () ->
                  workshop.commands.execute(
                      BOB,
                      () -> {
                        workshop.register(5);
                        workshop.commands.flush();
                        workshop.approve(row, BOB);
                        workshop.commands.flush();
                        assertThat(workshop.waitingAt(row)).containsExactly("review-label");
                        throw new IllegalStateException("the power goes");
                      }))
          .hasMessage("the power goes");
      assertThat(everything(workshop)).isEqualTo(before);
      workshop.approve(row, BOB);
      assertThat(workshop.waitingAt(row)).containsExactly("review-label");
      assertThat(workshop.differences()).isEmpty();
    }
  }
}
