package io.countersign.engine.datarow.flow;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.DataRowAccepted;
import io.countersign.engine.datarow.DataRowEvent.LookAsked;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Look;
import io.countersign.engine.datarow.LookReason;
import io.countersign.engine.datarow.TaskKind;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.quality.sureness.Sureness;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a row's label is sure enough, and else which look helps most. */
public final class LookDecider {
  /** From here a label is shown to be reviewed; one less likely would only mislead. */
  private static final double SHOWN_FROM = 0.5;

  private final DataRowFold row;
  private final boolean audited;
  private final QualityPolicy quality;
  private final @Nullable PreLabelPolicy preLabel;
  private final List<Look> looks;
  private final Optional<Label> proposed;
  private final Optional<Candidate> best;

  private LookDecider(DataRowFold row, DecideLook command, Policy policy) {
    this.row = row;
    this.audited = command.audited();
    this.quality =
        requireNonNull(policy.quality(), "Expected a flow until sure to have a quality to reach");
    this.preLabel = command.preLabel(policy);
    this.looks = row.looksOfThisPass();
    this.proposed = row.standingPreLabel();
    this.best = best(RowEvidence.of(row, policy.ontology()));
  }

  /** Accepts the label that is most likely right, or asks for a look. */
  public static DataRowEvent decide(DataRowFold row, DecideLook command, Policies policies) {
    FlowRules.requireNothingPending(row);
    return new LookDecider(row, command, row.policy(policies)).decide();
  }

  /**
   * A label that could be the right one.
   *
   * @param place among all labels of the row, from 0
   * @param sureness probability that it is right, in [0, 1]
   */
  private record Candidate(int place, Label label, double sureness) {}

  private DataRowEvent decide() {
    return best.filter(this::isAcceptable).<DataRowEvent>map(this::accepted).orElseGet(this::asked);
  }

  /**
   * What was adjudicated, else the most likely; of several the newest, as whoever made it knew
   * most.
   */
  private Optional<Candidate> best(Sureness sureness) {
    List<Label> labels = row.labels();
    if (isAdjudicated()) {
      int last = labels.size() - 1;
      return Optional.of(
          new Candidate(last, labels.get(last), sureness.of(labels.get(last).annotations())));
    }
    @Nullable Candidate best = null;
    for (int place = 0; place < labels.size(); place++) {
      Label label = labels.get(place);
      double sure = isOfThisPass(label) ? sureness.of(label.annotations()) : -1;
      if (sure >= 0 && (best == null || sure >= best.sureness())) {
        best = new Candidate(place, label, sure);
      }
    }
    return Optional.ofNullable(best);
  }

  /** A label that a person judged in this pass stands for what was said before it. */
  private boolean isOfThisPass(Label label) {
    return proposed.filter(label::equals).isPresent()
        || looks.stream().anyMatch(look -> says(look, label.annotations()));
  }

  private static boolean says(Look look, List<Annotation> annotations) {
    return Answers.same(look.annotations(), annotations);
  }

  private boolean isAcceptable(Candidate candidate) {
    if (looks.isEmpty()) {
      return isConfident() && !isMeasured() && !audited && row.firstRound() == 1;
    }
    return candidate.sureness() >= quality.target() || isAdjudicated();
  }

  private boolean isConfident() {
    return preLabel != null
        && proposed
            .filter(label -> RowEvidence.confidence(label) >= preLabel.acceptFrom())
            .isPresent();
  }

  private boolean isMeasured() {
    return !row.registered().benchmark().isEmpty();
  }

  /** The word of who adjudicates is the last. */
  private boolean isAdjudicated() {
    return !looks.isEmpty() && looks.get(looks.size() - 1).kind() == Look.Kind.ADJUDICATED;
  }

  private DataRowAccepted accepted(Candidate candidate) {
    return new DataRowAccepted(
        row.id(),
        looks.isEmpty() ? AcceptedBy.MODEL : AcceptedBy.REVIEW,
        row.round(),
        candidate.label().annotations(),
        candidate.sureness(),
        quality.target());
  }

  private LookAsked asked() {
    LookReason reason = reason();
    TaskKind kind = kind(reason);
    @Nullable Integer shown =
        kind == TaskKind.LABEL ? null : best.map(Candidate::place).orElse(null);
    return new LookAsked(
        row.id(),
        kind,
        reason,
        shown,
        best.map(Candidate::sureness).orElse(0.0),
        quality.target(),
        looks.size());
  }

  private LookReason reason() {
    if (looks.isEmpty()) {
      return firstReason();
    }
    if (looks.size() >= quality.mostLooks()) {
      return LookReason.MOST_LOOKS;
    }
    if (peopleDiffer()) {
      return LookReason.PEOPLE_DIFFER;
    }
    boolean rejected = looks.get(looks.size() - 1).kind() == Look.Kind.REJECTED;
    return rejected ? LookReason.REJECTED : LookReason.NOT_SURE;
  }

  private LookReason firstReason() {
    if (isMeasured()) {
      return LookReason.BENCHMARK;
    }
    if (audited && isConfident()) {
      return LookReason.AUDIT;
    }
    return canBeShown() ? LookReason.NOT_SURE : LookReason.NOTHING_KNOWN;
  }

  private boolean canBeShown() {
    double least = looks.isEmpty() && preLabel != null ? preLabel.suggestFrom() : SHOWN_FROM;
    return best.filter(candidate -> candidate.sureness() >= least).isPresent();
  }

  private TaskKind kind(LookReason reason) {
    return switch (reason) {
      case BENCHMARK, AUDIT, NOTHING_KNOWN -> TaskKind.LABEL;
      case PEOPLE_DIFFER, MOST_LOOKS -> TaskKind.ADJUDICATE;
      case NOT_SURE, REJECTED -> canBeShown() ? TaskKind.REVIEW : TaskKind.LABEL;
    };
  }

  /** Whether what one person holds for right is held for wrong by another. */
  private boolean peopleDiffer() {
    return looks.stream()
        .filter(look -> look.kind() != Look.Kind.REJECTED)
        .anyMatch(held -> looks.stream().anyMatch(other -> contradicts(other, held.annotations())));
  }

  private static boolean contradicts(Look look, List<Annotation> held) {
    return says(look, held) == (look.kind() == Look.Kind.REJECTED);
  }
}
