package io.countersign.projections.row;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Answers;
import io.countersign.engine.datarow.AcceptedBy;
import io.countersign.engine.datarow.DataRowEvent.DataRowSkipped;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.project.UserId;
import io.countersign.projections.fold.ConfidenceBand;
import io.countersign.projections.fold.Counted;
import io.countersign.projections.fold.RowSnapshot;
import io.countersign.projections.fold.RowSnapshot.Breach;
import io.countersign.projections.fold.TrackedRow;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What rows are found by, each as one text, so that one index finds them all: whatever is counted
 * somewhere has a fact here.
 */
public final class RowFacts {
  public static final String REJECTED = "rejected";
  public static final String AUDITED = "audited";
  public static final String FIRST_PASS = "firstPass";
  public static final String REVIEWED = "reviewed";
  public static final String AGREED = "agreed";
  public static final String DISAGREED = "disagreed";

  /** That somebody asks for it to be reopened, and nobody has decided that yet. */
  public static final String REOPENING_ASKED = "reopeningAsked";

  public static final String BREACHED = "breached";

  /** That people may see what the model proposed last. */
  public static final String SHOWN = "shown";

  /** The longest name and value of metadata, together, that rows are found by, in characters. */
  public static final int LONGEST_METADATA = 256;

  /** Of how many entries of metadata rows are found by the first. */
  private static final int MOST_METADATA = 20;

  private RowFacts() {}

  /** What figures count the accepted row as. */
  public static String counted(Counted as) {
    return "counted:" + as;
  }

  /** That people accepted the row, and a model had proposed this class; see {@link Counted}. */
  public static String comparedClass(String classOf) {
    return "compared:" + classOf;
  }

  /** The band of a tenth that the confidence of the last proposal is in, from 0. */
  public static String band(int band) {
    return "band:" + band;
  }

  /** Which model proposed a label at any time. */
  public static String proposed(String nameAndVersion) {
    return "proposed:" + nameAndVersion;
  }

  /** Whose decision the final label does not confirm. */
  public static String overturned(UserId reviewer) {
    return "overturned:" + reviewer;
  }

  public static String waitsAt(Activity activity) {
    return "step:" + activity.wireName();
  }

  static Optional<Activity> step(List<String> facts) {
    return facts.stream()
        .filter(fact -> fact.startsWith("step:"))
        .map(fact -> Activity.ofWireName(fact.substring("step:".length())))
        .findFirst();
  }

  public static String acceptedBy(Acceptance by) {
    return "by:" + by;
  }

  /** Who wrote a label of the row. */
  public static String author(UserId person) {
    return "author:" + person;
  }

  /** Who reviewed the row, and, where it is given, decided so. */
  public static String reviewer(UserId person, @Nullable ReviewOutcome outcome) {
    return outcome == null ? "reviewer:" + person : "reviewer:" + person + "/" + outcome;
  }

  /** Why a review rejected it, or why it is skipped. */
  public static String reason(String reason) {
    return "reason:" + reason;
  }

  /** An entry of its metadata, as {@code NAME=VALUE}. */
  public static String metadata(String entry) {
    return "metadata:" + entry;
  }

  /** Whose proposal was the last, at any version or at one. */
  public static String model(String name, @Nullable String version) {
    return version == null ? "model:" + name : "model:" + name + "/" + version;
  }

  /** What the model's last proposal says. */
  public static String predicted(String classOf) {
    return "predicted:" + classOf;
  }

  /** What the label of an accepted row says. */
  public static String last(String classOf) {
    return "final:" + classOf;
  }

  /** Whether people came to what the model had proposed. */
  public static String compared(boolean agreed, @Nullable String classOf) {
    String fact = agreed ? AGREED : DISAGREED;
    return classOf == null ? fact : fact + ":" + classOf;
  }

  /** Whose due time passed on a day, in UTC, at any stage or at one. */
  public static String breached(LocalDate day, @Nullable String stage) {
    return stage == null ? "breached:" + day : "breached:" + day + "/" + stage;
  }

  static List<String> of(TrackedRow tracked) {
    Set<String> facts = new TreeSet<>();
    RowSnapshot row = tracked.last();
    row.waiting().forEach(waiting -> facts.add(waitsAt(waiting.step().activity())));
    addMetadata(facts, tracked.row());
    addPeople(facts, tracked.row());
    tracked
        .row()
        .skipped()
        .map(DataRowSkipped::reason)
        .ifPresent(reason -> facts.add(reason(reason)));
    addPreLabel(facts, tracked.row());
    addBreaches(facts, row);
    AnswerFacts.addIndependent(facts, row);
    if (tracked.row().reopeningAsked().isPresent()) {
      facts.add(REOPENING_ASKED);
    }
    if (row.state() == DataRowState.ACCEPTED) {
      Acceptance.of(tracked.row()).ifPresent(by -> facts.add(acceptedBy(by)));
      addAcceptance(facts, row);
    }
    return List.copyOf(facts);
  }

  private static void addMetadata(Set<String> facts, DataRowFold row) {
    row.registered().metadata().entrySet().stream()
        .limit(MOST_METADATA)
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .filter(entry -> entry.length() <= LONGEST_METADATA)
        .forEach(entry -> facts.add(metadata(entry)));
  }

  private static void addPeople(Set<String> facts, DataRowFold row) {
    for (Label label : row.labels()) {
      if (label.author() != null) {
        facts.add(author(label.author()));
      }
      if (label.model() != null) {
        facts.add(proposed(label.model().name() + "/" + label.model().version()));
      }
    }
    for (Review review : row.reviews()) {
      facts.add(REVIEWED);
      facts.add(reviewer(review.reviewer(), null));
      facts.add(reviewer(review.reviewer(), review.outcome()));
      if (review.outcome() == ReviewOutcome.REJECTED) {
        facts.add(REJECTED);
        if (review.reason() != null) {
          facts.add(reason(review.reason()));
        }
      }
    }
  }

  private static void addPreLabel(Set<String> facts, DataRowFold row) {
    @Nullable Label preLabel = row.preLabel().orElse(null);
    if (preLabel != null && preLabel.model() != null) {
      if (!row.isKeptBack(preLabel)) {
        facts.add(SHOWN);
      }
      facts.add(model(preLabel.model().name(), null));
      facts.add(model(preLabel.model().name(), preLabel.model().version()));
      classes(preLabel.annotations()).forEach(classOf -> facts.add(predicted(classOf)));
      facts.add(band(ConfidenceBand.of(preLabel.confidence())));
    }
  }

  private static void addBreaches(Set<String> facts, RowSnapshot row) {
    for (Breach breach : row.breaches()) {
      LocalDate day = LocalDate.ofInstant(breach.at(), ZoneOffset.UTC);
      facts.addAll(List.of(BREACHED, breached(day, null), breached(day, breach.stage())));
    }
  }

  private static void addAcceptance(Set<String> facts, RowSnapshot row) {
    classes(row.annotations()).forEach(classOf -> facts.add(last(classOf)));
    AnswerFacts.addAccepted(facts, row);
    if (row.passedAtFirst()) {
      facts.add(FIRST_PASS);
    }
    row.judgements().stream()
        .filter(judgement -> !judgement.agreesWith(row.annotations()))
        .forEach(judgement -> facts.add(overturned(judgement.review().reviewer())));
    Label preLabel = row.preLabel();
    if (preLabel != null && row.acceptedBy() == AcceptedBy.REVIEW) {
      addComparison(facts, preLabel, row);
    }
  }

  private static void addComparison(Set<String> facts, Label preLabel, RowSnapshot row) {
    boolean confirmed = Answers.same(preLabel.annotations(), row.annotations());
    facts.add(compared(confirmed, null));
    facts.add(counted(Counted.COMPARED));
    if (row.showsPreLabel()) {
      facts.add(counted(Counted.of(row, confirmed)));
    }
    for (Answers.Comparison one : Answers.compare(preLabel.annotations(), row.annotations())) {
      facts.add(compared(one.agreed(), one.classOf()));
      facts.add(comparedClass(one.classOf()));
    }
    if (row.audited()) {
      facts.add(AUDITED);
    }
  }

  private static Set<String> classes(List<Annotation> annotations) {
    Set<String> classes = new TreeSet<>();
    annotations.forEach(annotation -> classes.addAll(annotation.classes()));
    return classes;
  }
}
