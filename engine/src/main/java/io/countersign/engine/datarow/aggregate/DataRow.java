package io.countersign.engine.datarow.aggregate;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.flow.AcceptDataRow;
import io.countersign.engine.datarow.flow.AskReopening;
import io.countersign.engine.datarow.flow.AskingDecider;
import io.countersign.engine.datarow.flow.DecideLook;
import io.countersign.engine.datarow.flow.DeclineReopening;
import io.countersign.engine.datarow.flow.FlowDecider;
import io.countersign.engine.datarow.flow.LookDecider;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.RouteDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.FindDataRow;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.LabelDecider;
import io.countersign.engine.datarow.label.RejectLabel;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SubmitLabel;
import io.countersign.engine.datarow.prelabel.PreLabelDecider;
import io.countersign.engine.datarow.sla.BreachSla;
import io.countersign.engine.datarow.sla.SlaDecider;
import io.countersign.engine.datarow.sla.WarnOfSla;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.ExpireClaim;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.datarow.task.TaskDecider;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policies;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * One data row: hands each command to the decider of its family, and publishes what that decides.
 * What it knows is in {@link DataRowFold}.
 */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class DataRow {
  @AggregateIdentifier private DataRowId id;
  private final DataRowFold row = new DataRowFold();

  /** For Axon, which then replays the events. */
  DataRow() {}

  /** A new row, whose stream begins with {@code events}. */
  DataRow(List<DataRowEvent> events) {
    publish(events);
  }

  boolean requestPreLabel(ModelRunId modelRunId, ModelRef model) {
    return publish(PreLabelDecider.request(row, modelRunId, model));
  }

  boolean propose(@Nullable ModelRunId modelRunId, PreLabel preLabel, Policies policies) {
    return publish(PreLabelDecider.propose(row, modelRunId, preLabel, policies));
  }

  boolean failPreLabel(
      @Nullable ModelRunId modelRunId,
      @Nullable ModelRef model,
      String reason,
      @Nullable String leftOut) {
    return publish(PreLabelDecider.fail(row, modelRunId, model, reason, leftOut));
  }

  /** The row as it is now; it changes along with the aggregate until the transaction ends. */
  @CommandHandler
  DataRowFold handle(FindDataRow query) {
    return row;
  }

  @CommandHandler
  void handle(RouteDataRow command) {
    apply(FlowDecider.route(row, command));
  }

  @CommandHandler
  void handle(DecideLook command, Policies policies) {
    apply(LookDecider.decide(row, command, policies));
  }

  @CommandHandler
  void handle(AcceptDataRow command) {
    apply(FlowDecider.accept(row));
  }

  @CommandHandler
  void handle(ReopenDataRow command, Policies policies) {
    apply(FlowDecider.reopen(row, command, policies));
  }

  @CommandHandler
  void handle(AskReopening command) {
    publish(AskingDecider.ask(row, command));
  }

  @CommandHandler
  void handle(DeclineReopening command) {
    apply(AskingDecider.decline(row, command));
  }

  @CommandHandler
  void handle(UndoReopening command) {
    apply(FlowDecider.undoReopening(row, command));
  }

  @CommandHandler
  void handle(WithdrawDataRow command) {
    apply(FlowDecider.withdraw(row, command));
  }

  @CommandHandler
  void handle(RestoreDataRow command, Policies policies) {
    apply(FlowDecider.restore(row, command, policies));
  }

  @CommandHandler
  TaskId handle(OpenTask command, Policies policies) {
    publish(TaskDecider.open(row, command, policies));
    return row.tasks().get(row.tasks().size() - 1).id();
  }

  @CommandHandler
  void handle(ClaimTask command) {
    apply(TaskDecider.claim(row, command));
  }

  @CommandHandler
  void handle(ReleaseTask command) {
    apply(TaskDecider.release(row, command));
  }

  @CommandHandler
  void handle(ExpireClaim command) {
    publish(TaskDecider.expire(row, command));
  }

  @CommandHandler
  void handle(EscalateTask command) {
    publish(TaskDecider.escalate(row, command));
  }

  @CommandHandler
  void handle(SubmitLabel command, Policies policies) {
    apply(LabelDecider.submit(row, command, policies));
  }

  @CommandHandler
  void handle(ApproveLabel command) {
    apply(LabelDecider.approve(row, command));
  }

  @CommandHandler
  void handle(CorrectLabel command, Policies policies) {
    apply(LabelDecider.correct(row, command, policies));
  }

  @CommandHandler
  void handle(RejectLabel command, Policies policies) {
    apply(LabelDecider.reject(row, command, policies));
  }

  @CommandHandler
  void handle(SkipDataRow command, Policies policies) {
    apply(LabelDecider.skip(row, command, policies));
  }

  @CommandHandler
  void handle(WarnOfSla command) {
    publish(SlaDecider.warn(row, command));
  }

  @CommandHandler
  void handle(BreachSla command) {
    publish(SlaDecider.breach(row, command));
  }

  private static void publish(List<DataRowEvent> events) {
    events.forEach(event -> apply(event));
  }

  private static boolean publish(Optional<? extends DataRowEvent> event) {
    event.ifPresent(decided -> apply(decided));
    return event.isPresent();
  }

  @EventSourcingHandler
  void on(DataRowEvent event, @Timestamp Instant at) {
    id = event.dataRowId();
    row.apply(event, at);
  }
}
