package io.countersign.engine.datarow;

import static io.countersign.engine.datarow.Samples.BATCH;
import static io.countersign.engine.datarow.Samples.MODEL;
import static io.countersign.engine.datarow.Samples.NOW;
import static io.countersign.engine.datarow.Samples.PROJECT;
import static io.countersign.engine.datarow.Samples.ROW;
import static io.countersign.engine.datarow.Samples.RUN;
import static io.countersign.engine.datarow.Samples.newRow;
import static io.countersign.engine.datarow.Samples.saying;

import io.countersign.engine.datarow.flow.AcceptDataRow;
import io.countersign.engine.datarow.flow.AskReopening;
import io.countersign.engine.datarow.flow.DecideLook;
import io.countersign.engine.datarow.flow.DeclineReopening;
import io.countersign.engine.datarow.flow.ReopenDataRow;
import io.countersign.engine.datarow.flow.RestoreDataRow;
import io.countersign.engine.datarow.flow.RouteDataRow;
import io.countersign.engine.datarow.flow.UndoReopening;
import io.countersign.engine.datarow.flow.WithdrawDataRow;
import io.countersign.engine.datarow.intake.RegisterDataRows;
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
import io.countersign.engine.datarow.sla.BreachSla;
import io.countersign.engine.datarow.sla.WarnOfSla;
import io.countersign.engine.datarow.task.ClaimTask;
import io.countersign.engine.datarow.task.EscalateTask;
import io.countersign.engine.datarow.task.ExpireClaim;
import io.countersign.engine.datarow.task.OpenTask;
import io.countersign.engine.datarow.task.ReleaseTask;
import io.countersign.engine.project.Group;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** A row that gets commands in any order; what the domain lets through is a valid history. */
final class RandomHistory {
  private static final List<UserId> PEOPLE = List.of(Samples.ADA, Samples.BEN, Samples.LEA);
  private static final List<String> CATEGORIES = List.of("bag", "coat", "shirt");

  private final Random random;
  private final InMemoryDomain domain;
  private Instant now = NOW;

  private RandomHistory(Random random) {
    this.random = random;
    this.domain = new InMemoryDomain(Samples.policy(false, random.nextInt(3) == 0));
  }

  /** The row's domain after so many commands; most are refused, and that is so. */
  static InMemoryDomain after(int commands, Random random) {
    RandomHistory history = new RandomHistory(random);
    PreLabel preLabel =
        random.nextInt(4) == 0 ? new PreLabel(MODEL, saying("bag"), random.nextDouble()) : null;
    history.domain.send(
        new RegisterDataRows(PROJECT, BATCH, 1, List.of(newRow("r1", List.of(), preLabel))));
    for (int i = 0; i < commands; i++) {
      history.step();
    }
    return history.domain;
  }

  private void step() {
    now = now.plusSeconds(random.nextInt(600));
    int before = domain.events(ROW).size();
    try {
      domain.send(random.nextBoolean() ? flow() : person());
    } catch (CommandRefused refused) {
      if (domain.events(ROW).size() != before) {
        throw new AssertionError("Expected no event of a refused command", refused);
      }
    }
  }

  /** What the flow could send. */
  private Object flow() {
    return switch (random.nextInt(10)) {
      case 0 -> new RouteDataRow(ROW, any(List.of(Route.values())), Route.Reason.UNCERTAIN);
      case 1, 2, 3 -> open(any(List.of(TaskKind.values())));
      case 4 -> new AcceptDataRow(ROW);
      case 5 -> new ProposePreLabels(RUN, Map.of(ROW, preLabel()));
      case 6 -> new FailPreLabels(RUN, MODEL, Map.of(ROW, "broken"));
      case 7 -> new RequestPreLabels(RUN, MODEL, List.of(ROW));
      case 8 -> new DecideLook(ROW, random.nextBoolean(), random.nextBoolean());
      default -> clock();
    };
  }

  private Object clock() {
    return switch (random.nextInt(4)) {
      case 0 -> new ExpireClaim(ROW, task(), now);
      case 1 -> new WarnOfSla(ROW, task(), now);
      case 2 -> new BreachSla(ROW, task(), now);
      default -> new EscalateTask(ROW, task(), random.nextInt(101), "overdue");
    };
  }

  /** What a person could send. */
  private Object person() {
    UserId by = any(PEOPLE);
    Decision decision = new Decision(task(), by, now, null, null, null);
    return switch (random.nextInt(11)) {
      case 0, 1, 2, 3 -> new ClaimTask(ROW, task(), by, now, now.plusSeconds(1_800), null);
      case 4 -> new SubmitLabel(ROW, decision, saying(any(CATEGORIES)));
      case 5 -> new ApproveLabel(ROW, decision);
      case 6 -> new CorrectLabel(ROW, decision, saying(any(CATEGORIES)), null);
      case 7 -> new RejectLabel(ROW, decision, "WRONG_CLASS");
      case 8 -> new ReleaseTask(ROW, task(), by, random.nextBoolean());
      case 9 -> steering(by);
      default ->
          random.nextBoolean()
              ? new SkipDataRow(ROW, decision, SkipReason.CANNOT_DECIDE)
              : new ReopenDataRow(ROW, by, "again");
    };
  }

  private Object steering(UserId by) {
    return switch (random.nextInt(6)) {
      case 4 -> new AskReopening(ROW, by, "look again");
      case 5 -> new DeclineReopening(ROW, by, null);
      case 0 -> new WithdrawDataRow(ROW, by, "no consent");
      case 1, 2 -> new RestoreDataRow(ROW, by);
      default -> new UndoReopening(ROW, by);
    };
  }

  private OpenTask open(TaskKind kind) {
    Instant due = now.plusSeconds(3_600);
    return new OpenTask(
        ROW,
        kind,
        kind.name().toLowerCase(Locale.ROOT),
        Group.REVIEWERS,
        kind == TaskKind.LABEL && random.nextBoolean(),
        50,
        now,
        due);
  }

  private PreLabel preLabel() {
    return new PreLabel(MODEL, saying(any(List.of("bag", "boot"))), random.nextDouble());
  }

  /** Mostly the newest task, at times an older one or one that never was. */
  private TaskId task() {
    int newest = domain.row(ROW).tasks().size();
    return new TaskId(ROW, random.nextInt(8) == 0 ? 1 + random.nextInt(newest + 2) : newest);
  }

  private <T> T any(List<T> items) {
    return items.get(random.nextInt(items.size()));
  }
}
