package io.countersign.engine.datarow.flow;

import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningDeclined;
import io.countersign.engine.datarow.InputRules;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.Optional;

/** Decides about requests to reopen a row: one at a time, and each person once. */
public final class AskingDecider {
  private AskingDecider() {}

  /** Nothing if the person has asked already. */
  public static Optional<ReopeningAsked> ask(DataRowFold row, AskReopening command) {
    InputRules.requireReason(command.reason());
    FlowRules.requireReopenable(row);
    requireSay(row, command.by());
    Optional<ReopeningAsked> pending = row.reopeningAsked();
    if (pending.isPresent()) {
      requireSame(row, pending.get().by(), command.by());
      return Optional.empty();
    }
    requireNotDeclined(row, command.by());
    return Optional.of(new ReopeningAsked(row.id(), command.by(), command.reason()));
  }

  public static ReopeningDeclined decline(DataRowFold row, DeclineReopening command) {
    InputRules.requireComment(command.comment());
    ReopeningAsked asked =
        row.reopeningAsked()
            .orElseThrow(
                () ->
                    new CommandRefused(
                        Refusal.REOPENING_NOT_ASKED,
                        "Expected somebody to ask that %s be reopened".formatted(row.id())));
    return new ReopeningDeclined(row.id(), command.by(), asked.by(), command.comment());
  }

  private static void requireSay(DataRowFold row, UserId person) {
    boolean said =
        row.labels().stream().anyMatch(label -> person.equals(label.author()))
            || row.reviews().stream().anyMatch(review -> review.reviewer().equals(person))
            || row.skipped().filter(skip -> skip.by().equals(person)).isPresent()
            || row.skipProposals().stream().anyMatch(skip -> skip.by().equals(person));
    if (!said) {
      throw new CommandRefused(
          Refusal.NOT_DECIDED_BY_YOU,
          "Expected somebody who decided on %s, but %s did not".formatted(row.id(), person));
    }
  }

  private static void requireSame(DataRowFold row, UserId asked, UserId person) {
    if (!asked.equals(person)) {
      throw new CommandRefused(
          Refusal.REOPENING_ASKED,
          "Expected the first who asks to reopen %s, but somebody has".formatted(row.id()));
    }
  }

  private static void requireNotDeclined(DataRowFold row, UserId person) {
    if (row.declined(person)) {
      throw new CommandRefused(
          Refusal.REOPENING_DECLINED,
          "Expected to ask once to reopen %s, and it was declined".formatted(row.id()));
    }
  }
}
