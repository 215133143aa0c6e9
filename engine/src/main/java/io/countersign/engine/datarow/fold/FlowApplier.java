package io.countersign.engine.datarow.fold;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowReopened;
import io.countersign.engine.datarow.DataRowEvent.DataRowRestored;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowEvent.DataRowWithdrawn;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningAsked;
import io.countersign.engine.datarow.DataRowEvent.ReopeningDeclined;
import io.countersign.engine.datarow.DataRowEvent.ReopeningUndone;
import io.countersign.engine.datarow.DataRowEvent.SentToRework;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Look;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.fold.Fold;
import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of the row: where it came in, where it was sent, how it ended. */
final class FlowApplier {
  private FlowApplier() {}

  static void register(Fold<DataRowFold> fold) {
    fold.on(DataRowRegistered.class, FlowApplier::registered)
        .on(DataRowRouted.class, FlowApplier::routed)
        .on(LookAsked.class, FlowApplier::lookAsked)
        .on(SentToRework.class, (row, event, at) -> row.round = event.round())
        .on(DataRowSkipped.class, FlowApplier::skipped)
        .on(DataRowAccepted.class, FlowApplier::accepted)
        .on(DataRowReopened.class, FlowApplier::reopened)
        .on(ReopeningAsked.class, (row, event, at) -> row.reopeningAsked = event)
        .on(ReopeningDeclined.class, FlowApplier::declined)
        .on(ReopeningUndone.class, FlowApplier::reopeningUndone)
        .on(DataRowWithdrawn.class, FlowApplier::withdrawn)
        .on(DataRowRestored.class, FlowApplier::restored);
  }

  private static void registered(DataRowFold row, DataRowRegistered event, Instant at) {
    row.registered = event;
    row.registeredAt = at;
    row.state = event.awaitsPreLabel() ? DataRowState.AWAITING_PRE_LABEL : DataRowState.REGISTERED;
    row.awaitsRoute = !event.awaitsPreLabel();
  }

  private static void routed(DataRowFold row, DataRowRouted event, Instant at) {
    row.routed = event;
    row.audited = event.reason() == Route.Reason.AUDIT;
    row.awaitsRoute = false;
    @Nullable Label offered = event.route() == Route.LABEL ? null : row.preLabel;
    row.stand(offered, List.of());
    if (offered != null) {
      row.shown.add(offered);
    }
  }

  /** What was said before is shown to whoever reviews or adjudicates it, and to nobody else. */
  private static void lookAsked(DataRowFold row, LookAsked event, Instant at) {
    row.lookAsked = event;
    row.audited |= event.reason() == LookReason.AUDIT;
    row.awaitsRoute = false;
    row.labelRejected = false;
    List<Label> given = givenInThisPass(row);
    if (event.kind() == TaskKind.ADJUDICATE && given.size() > 1) {
      row.stand(null, given.stream().map(Label::author).map(Objects::requireNonNull).toList());
      row.disputed = given;
    } else {
      standAt(row, event.label());
    }
  }

  private static void standAt(DataRowFold row, @Nullable Integer place) {
    @Nullable Label label = place == null ? null : row.labels.get(place);
    row.stand(label, label == null ? List.of() : sayingTheSame(row, label));
    if (label != null && label.author() == null && !row.shown.contains(label)) {
      row.shown.add(label);
    }
  }

  private static List<UserId> sayingTheSame(DataRowFold row, Label label) {
    Stream<UserId> others =
        row.looksOfThisPass().stream()
            .filter(look -> look.kind().gives())
            .filter(look -> Answers.same(look.annotations(), label.annotations()))
            .map(Look::by);
    return Stream.concat(Stream.ofNullable(label.author()), others).distinct().toList();
  }

  /** The labels that people gave in this pass and that differ, the oldest of each. */
  private static List<Label> givenInThisPass(DataRowFold row) {
    List<Label> differing = new ArrayList<>();
    for (Label label : row.labels) {
      if (label.author() != null
          && label.round() >= row.firstRound
          && differing.stream()
              .noneMatch(other -> Answers.same(other.annotations(), label.annotations()))) {
        differing.add(label);
      }
    }
    return List.copyOf(differing);
  }

  private static void skipped(DataRowFold row, DataRowSkipped event, Instant at) {
    row.finishAll();
    row.state = DataRowState.SKIPPED;
    row.skipped = event;
    row.finishedAt = at;
  }

  private static void accepted(DataRowFold row, DataRowAccepted event, Instant at) {
    row.state = DataRowState.ACCEPTED;
    row.awaitsRoute = false;
    row.acceptedBy = event.acceptedBy();
    row.accepted = event;
    row.labelRejected = false;
    row.finishedAt = at;
    if (!Answers.same(row.annotations(), event.annotations())) {
      row.labels.stream()
          .filter(label -> Answers.same(label.annotations(), event.annotations()))
          .findFirst()
          .ifPresent(label -> row.stand(label, sayingTheSame(row, label)));
    }
  }

  private static void reopened(DataRowFold row, DataRowReopened event, Instant at) {
    row.beforeReopening = Standing.of(row);
    row.reopeningAsked = null;
    row.declined.clear();
    passAgain(row, event.labelAgain());
  }

  private static void passAgain(DataRowFold row, boolean labelAgain) {
    row.round++;
    row.firstRound = row.round;
    row.lookAsked = null;
    if (labelAgain) {
      row.stand(null, List.of());
    }
    row.labelRejected = false;
    row.awaitsRoute = row.label == null;
    row.acceptedBy = null;
    row.finishedAt = null;
    row.state = DataRowState.REGISTERED;
  }

  private static void declined(DataRowFold row, ReopeningDeclined event, Instant at) {
    row.reopeningAsked = null;
    row.declined.add(event.askedBy());
  }

  private static void reopeningUndone(DataRowFold row, ReopeningUndone event, Instant at) {
    row.finishAll();
    requireNonNull(row.beforeReopening).restore(row);
    row.beforeReopening = null;
  }

  private static void withdrawn(DataRowFold row, DataRowWithdrawn event, Instant at) {
    row.beforeWithdrawal = Standing.of(row);
    row.reopeningAsked = null;
    row.finishAll();
    row.awaitsRoute = false;
    row.acceptedBy = null;
    row.finishedAt = at;
    row.state = DataRowState.WITHDRAWN;
  }

  private static void restored(DataRowFold row, DataRowRestored event, Instant at) {
    Standing before = requireNonNull(row.beforeWithdrawal);
    row.beforeWithdrawal = null;
    switch (event.comeback()) {
      case AS_IT_WAS -> before.restore(row);
      case TO_MODEL -> row.state = DataRowState.AWAITING_PRE_LABEL;
      case TO_LABEL -> passAgain(row, true);
      case TO_REVIEW -> passAgain(row, false);
    }
  }
}
