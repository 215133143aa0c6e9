package io.countersign.ops.server.knowledge;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.DataRowRegistered;
import io.countersign.engine.datarow.DataRowEvent.DataRowRouted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.DataRowEvent.PreLabelProposed;
import io.countersign.engine.datarow.DataRowEvent.SkipProposed;
import io.countersign.engine.datarow.Decided;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.Route;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.datarow.fold.Task;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.project.UserId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a caller may know of one row. The row as it is now decides: what is hidden now is hidden in
 * every earlier version and event of it, too. Whatever tells of a row takes it from here.
 */
public final class KnownRow {
  private final Knowledge caller;
  private final DataRowFold now;

  KnownRow(Knowledge caller, DataRowFold now) {
    this.caller = caller;
    this.now = now;
  }

  /** The true label, if there is one to be known. */
  public @Nullable List<Annotation> truth() {
    List<Annotation> truth = now.registered().benchmark();
    return caller.truths() && !truth.isEmpty() ? truth : null;
  }

  /** Why {@code then}, the row at some version, was routed as it was. */
  public Route.@Nullable Reason routeReason(DataRowFold then) {
    return caller.truths() ? then.routed().map(DataRowRouted::reason).orElse(null) : null;
  }

  /** The labels of {@code then}, the row at some version. */
  public List<Label> labels(DataRowFold then) {
    return then.labels().stream().filter(this::label).toList();
  }

  private boolean label(Label label) {
    return caller.truths() || caller.person().equals(label.author()) || !now.isKeptBack(label);
  }

  /** The reviews of {@code then}, the row at some version: none while it is labelled blind. */
  public List<Review> reviews(DataRowFold then) {
    return caller.truths() || !now.labelledBlind() ? then.reviews() : List.of();
  }

  /** How sure the label of {@code then} is, the row at some version, and why people look at it. */
  public Optional<LookAsked> look(DataRowFold then) {
    return then.lookAsked().filter(asked -> caller.truths());
  }

  /** The probability that the label of {@code then} is right, if it was accepted for that. */
  public @Nullable Double sureness(DataRowFold then) {
    return caller.truths() ? then.accepted().map(DataRowAccepted::sureness).orElse(null) : null;
  }

  /** Whether what became of a task: independent labels are known once the last of them is there. */
  public boolean outcome(Task task) {
    return caller.person().equals(task.assignee()) || !now.isSealed(task);
  }

  /** Whether what a model would propose for it: not while somebody who is measured may judge it. */
  public boolean proposals() {
    boolean keptBack = now.preLabel().filter(now::isKeptBack).isPresent();
    return caller.truths() || now.state().finished() && !keptBack;
  }

  /**
   * Whether that {@code person} would skip the row: not while somebody else may yet judge it, who
   * is not to be swayed by it.
   */
  public boolean skipProposal(UserId person) {
    return caller.truths() || caller.person().equals(person) || now.state().finished();
  }

  /** What may be known of the data of {@code event}; empty if not even that it happened. */
  public Optional<ObjectNode> data(RecordedEvent event, ObjectNode data) {
    if (!(event.payload() instanceof DataRowEvent change)) {
      return Optional.of(data);
    }
    if (!happened(change, event)) {
      return Optional.empty();
    }
    if (!caller.truths() && change instanceof DataRowRegistered) {
      data.remove("benchmark");
    }
    if (!caller.truths() && change instanceof DataRowRouted) {
      data.remove("reason");
    }
    if (!caller.truths() && change instanceof DataRowAccepted) {
      data.remove("sureness");
    }
    return Optional.of(data);
  }

  private boolean happened(DataRowEvent change, RecordedEvent event) {
    if (change instanceof PreLabelProposed) {
      return caller.truths() || now.labels().stream().anyMatch(label -> shownAs(label, event));
    }
    if (change instanceof LookAsked) {
      return caller.truths();
    }
    if (change instanceof SkipProposed proposal) {
      return skipProposal(proposal.by());
    }
    return Decided.by(change).flatMap(now::task).filter(task -> !outcome(task)).isEmpty();
  }

  private boolean shownAs(Label label, RecordedEvent proposed) {
    return label.author() == null && label.at().equals(proposed.at()) && !now.isKeptBack(label);
  }
}
