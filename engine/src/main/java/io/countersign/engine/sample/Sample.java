package io.countersign.engine.sample;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.label.LabelRules;
import io.countersign.engine.project.Policies;
import io.countersign.engine.quality.sampling.AcceptancePlan;
import io.countersign.engine.quality.sampling.Population;
import io.countersign.engine.quality.sampling.StratifiedOrder;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.SampleEvent.RowLookedAt;
import io.countersign.engine.sample.SampleEvent.SampleDrawn;
import io.countersign.engine.sample.SampleEvent.SampleJudged;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;

/** Decides about a sample. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class Sample {
  /** More would be looked at by nobody, and is too much for one event. */
  public static final int MOST_ROWS = 2_000;

  @AggregateIdentifier private SampleId id;
  private final SampleFold sample = new SampleFold();

  /** For Axon, which then replays the events. */
  Sample() {}

  @CommandHandler
  Sample(DrawSample command) {
    List<AcceptedRow> accepted = command.accepted();
    if (accepted.isEmpty()) {
      throw new CommandRefused(
          Refusal.TOO_FEW_ACCEPTED, "Expected accepted rows to draw from, but there are none");
    }
    AcceptancePlan plan =
        command
            .quality()
            .plan(new Population.Batch(accepted.size()), MOST_ROWS)
            .orElseThrow(Sample::tooClose);
    apply(
        new SampleDrawn(
            command.sampleId(),
            command.projectId(),
            command.batchId(),
            command.quality(),
            plan,
            command.seed(),
            accepted.stream().collect(groupingBy(AcceptedRow::label, counting())),
            drawn(accepted, command.seed(), plan.sampleSize()),
            command.by()));
  }

  private static CommandRefused tooClose() {
    String detail = "Expected qualities that %,d rows can tell apart".formatted(MOST_ROWS);
    return new CommandRefused(
        Refusal.INPUT_INVALID,
        detail,
        List.of(new FieldError("unacceptable", "TOO_CLOSE", detail)));
  }

  private static List<AcceptedRow> drawn(List<AcceptedRow> accepted, long seed, long size) {
    Map<String, AcceptedRow> byId =
        accepted.stream().collect(toMap(row -> row.dataRowId().value(), row -> row));
    Map<String, String> strata =
        accepted.stream().collect(toMap(row -> row.dataRowId().value(), AcceptedRow::label));
    return StratifiedOrder.of(strata, seed).stream().limit(size).map(byId::get).toList();
  }

  @CommandHandler
  void handle(LookAtRow command, Policies policies) {
    DataRowFold row = command.row();
    requireWaiting(row.id());
    if (sample.knows(command.by(), row)) {
      throw new CommandRefused(
          Refusal.OWN_LABEL,
          "Expected somebody who has not decided on row %s before".formatted(row.id()));
    }
    LabelRules.requireFits(row, row.policy(policies), command.annotations());
    boolean agrees = Answers.same(row.annotations(), command.annotations());
    boolean last =
        sample.isDecidedBy(row.id(), agrees) && sample.done() + 1 == sample.drawn().rows().size();
    apply(new RowLookedAt(id, row.id(), command.by(), command.annotations(), agrees));
    if (last) {
      judge();
    }
  }

  private void requireWaiting(DataRowId row) {
    if (sample.row(row).isEmpty()) {
      throw new CommandRefused(
          Refusal.DATA_ROW_NOT_FOUND, "There is no row %s in sample %s".formatted(row, id));
    }
    if (sample.isDone(row)) {
      throw new CommandRefused(
          Refusal.STAGE_PASSED,
          "Expected a row that waits for a look, but %s has been looked at".formatted(row));
    }
  }

  private void judge() {
    long errors = sample.errors();
    apply(
        new SampleJudged(
            id, sample.drawn().batchId(), errors, sample.drawn().plan().accepts(errors)));
  }

  @EventSourcingHandler
  void on(SampleDrawn event) {
    id = event.sampleId();
    sample.apply(event);
  }

  @EventSourcingHandler
  void on(RowLookedAt event) {
    sample.apply(event);
  }

  @EventSourcingHandler
  void on(SampleJudged event) {
    sample.apply(event);
  }
}
