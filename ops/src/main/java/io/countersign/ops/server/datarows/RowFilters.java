package io.countersign.ops.server.datarows;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.directory.BatchEntry;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.security.access.Permission;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.security.people.People;
import io.countersign.projections.fold.Counted;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowFilter.Between;
import io.countersign.projections.row.RowFacts;
import io.countersign.projections.row.RowOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands what lists are to be restricted to. */
@Component
public final class RowFilters {
  private static final int MOST_NAMED = 500;

  /** Of how many rows the ids can be given. */
  public static final int MOST_CHOSEN = 200;

  private final People people;
  private final Lookup lookup;

  RowFilters(People people, Lookup lookup) {
    this.people = people;
    this.lookup = lookup;
  }

  /**
   * The rows that a caller wants.
   *
   * @throws CommandRefused {@code USER_NOT_FOUND}, {@code BATCH_NOT_FOUND}, or {@code ROLE_MISSING}
   *     for what would tell those who label more than they are shown
   * @throws RequestRefused {@code PARAMETER_INVALID}, also if they are wanted by their texts, which
   *     the views don't hold: who can look at texts asks {@link TextSearch} as well
   */
  public DataRowFilter of(ProjectAccess granted, RowWish wish) {
    if (wish.text() != null) {
      throw RequestRefused.parameter("text", "Expected in a list or an export only");
    }
    return exceptText(granted, wish);
  }

  /** The same, whatever their texts. */
  public DataRowFilter exceptText(ProjectAccess granted, RowWish wish) {
    if (wish.tellsProposals()) {
      requireOversight(granted);
    }
    return named(keyed(granted, wish.key()), wish.ids())
        .state(wish.state())
        .stage(wish.stage())
        .batch(batch(granted, wish.batch()))
        .sla(wish.sla())
        .accepted(new Between<>(wish.acceptedFrom(), wish.acceptedTo()))
        .confidence(new Between<>(wish.confidenceFrom(), wish.confidenceTo()))
        .facts(facts(granted, wish));
  }

  /**
   * The same in an order: who may not know what a model proposed of a row does not see it there.
   */
  DataRowFilter exceptText(ProjectAccess granted, RowWish wish, RowSort sort) {
    DataRowFilter wanted = exceptText(granted, wish);
    if (sort.sort() != RowOrder.CONFIDENCE) {
      return wanted;
    }
    requireOversight(granted);
    return Knowledge.of(granted).truths() ? wanted : wanted.and(RowFacts.SHOWN);
  }

  private static void requireOversight(ProjectAccess granted) {
    if (!granted.may(Permission.OVERSEE)) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING, "This filter or order is for those who oversee the project");
    }
  }

  /**
   * The rows whose keys begin like this. Where they are few the database names them, so that the
   * views need not be searched for them.
   */
  private DataRowFilter keyed(ProjectAccess granted, @Nullable String key) {
    if (key == null) {
      return DataRowFilter.ALL;
    }
    boolean plain = key.chars().noneMatch(Character::isISOControl);
    List<DataRowId> named = plain ? lookup.rowsByKey(granted.id(), key, MOST_NAMED + 1) : List.of();
    return named.size() > MOST_NAMED ? DataRowFilter.ALL.key(key) : DataRowFilter.ALL.ids(named);
  }

  /** Those of {@code rows} that are named. */
  private static DataRowFilter named(DataRowFilter rows, @Nullable String ids) {
    if (ids == null) {
      return rows;
    }
    List<String> named = List.of(ids.split(",", -1));
    if (named.size() > MOST_CHOSEN || named.contains("")) {
      throw RequestRefused.parameter("ids", "Expected 1 to " + MOST_CHOSEN + " ids");
    }
    List<DataRowId> found = rows.ids();
    return rows.ids(
        named.stream()
            .map(DataRowId::new)
            .filter(id -> found == null || found.contains(id))
            .toList());
  }

  /** The batch of this id or name; {@code null} for {@code null}. */
  public @Nullable BatchId batch(ProjectAccess granted, @Nullable String idOrName) {
    if (idOrName == null) {
      return null;
    }
    return lookup
        .batch(new BatchId(idOrName))
        .filter(batch -> batch.project().equals(granted.id()))
        .or(() -> lookup.batch(granted.id(), idOrName))
        .map(BatchEntry::id)
        .orElseThrow(
            () -> new CommandRefused(Refusal.BATCH_NOT_FOUND, "There is no batch " + idOrName));
  }

  /** The person of this id or name, or the caller; {@code null} for {@code null}. */
  public @Nullable UserId person(ProjectAccess granted, @Nullable String named) {
    if (named == null) {
      return null;
    }
    return named.equals("me") ? granted.person() : people.require(named).id();
  }

  private List<String> facts(ProjectAccess granted, RowWish wish) {
    List<String> facts = new ArrayList<>();
    if (wish.tellsProposals() && !Knowledge.of(granted).truths()) {
      facts.add(RowFacts.SHOWN);
    }
    if (wish.step() != null) {
      facts.add(RowFacts.waitsAt(wish.step()));
    }
    if (wish.acceptedBy() != null) {
      facts.add(RowFacts.acceptedBy(wish.acceptedBy()));
    }
    addPeople(facts, granted, wish);
    addModel(facts, wish);
    if (wish.reason() != null) {
      facts.add(RowFacts.reason(wish.reason()));
    }
    addMetadata(facts, wish.metadata());
    facts.addAll(
        new ComparedAnswers(
                wish, person(granted, wish.answeredBy()), person(granted, wish.otherBy()))
            .facts());
    addCounted(facts, wish);
    addHolding(facts, "reviewed", wish.reviewed(), RowFacts.REVIEWED);
    addHolding(facts, "rejected", wish.rejected(), RowFacts.REJECTED);
    addHolding(facts, "firstPass", wish.firstPass(), RowFacts.FIRST_PASS);
    addHolding(facts, "audited", wish.audited(), RowFacts.AUDITED);
    addHolding(facts, "reopeningAsked", wish.reopeningAsked(), RowFacts.REOPENING_ASKED);
    addHolding(facts, "breached", wish.breached(), RowFacts.BREACHED);
    if (wish.breachedOn() != null) {
      facts.add(RowFacts.breached(wish.breachedOn(), wish.breachedStage()));
    } else if (wish.breachedStage() != null) {
      throw RequestRefused.parameter("breachedStage", "Expected together with breachedOn");
    }
    return facts;
  }

  private static void addMetadata(List<String> facts, @Nullable String entry) {
    if (entry == null) {
      return;
    }
    if (entry.indexOf('=') < 0 || entry.length() > RowFacts.LONGEST_METADATA) {
      throw RequestRefused.parameter(
          "metadata",
          "Expected NAME=VALUE of at most " + RowFacts.LONGEST_METADATA + " characters");
    }
    facts.add(RowFacts.metadata(entry));
  }

  private void addPeople(List<String> facts, ProjectAccess granted, RowWish wish) {
    UserId author = person(granted, wish.author());
    if (author != null) {
      facts.add(RowFacts.author(author));
    }
    UserId reviewer = person(granted, wish.reviewer());
    if (reviewer != null) {
      facts.add(RowFacts.reviewer(reviewer, wish.outcome()));
    } else if (wish.outcome() != null) {
      throw RequestRefused.parameter("outcome", "Expected together with reviewer");
    }
    if (wish.overturned() != null && reviewer == null) {
      throw RequestRefused.parameter("overturned", "Expected together with reviewer");
    }
    if (reviewer != null) {
      addHolding(facts, "overturned", wish.overturned(), RowFacts.overturned(reviewer));
    }
  }

  private static void addModel(List<String> facts, RowWish wish) {
    if (wish.model() != null) {
      facts.add(RowFacts.model(wish.model(), wish.modelVersion()));
    } else if (wish.modelVersion() != null) {
      throw RequestRefused.parameter("modelVersion", "Expected together with model");
    }
    if (wish.predictedClass() != null) {
      facts.add(RowFacts.predicted(wish.predictedClass()));
    }
    if (wish.finalClass() != null) {
      facts.add(RowFacts.last(wish.finalClass()));
    }
    if (wish.agreed() != null) {
      facts.add(RowFacts.compared(wish.agreed(), wish.predictedClass()));
    }
  }

  private static void addCounted(List<String> facts, RowWish wish) {
    if (wish.proposedBy() != null) {
      facts.add(RowFacts.proposed(wish.proposedBy()));
    }
    if (wish.confidenceBand() != null) {
      if (wish.confidenceBand() < 0 || wish.confidenceBand() > 9) {
        throw RequestRefused.parameter("confidenceBand", "Expected 0 to 9");
      }
      facts.add(RowFacts.band(wish.confidenceBand()));
    }
    if (wish.counted() != null) {
      facts.add(RowFacts.counted(wish.counted()));
    }
    if (wish.counted() == Counted.COMPARED && wish.predictedClass() != null) {
      facts.add(RowFacts.comparedClass(wish.predictedClass()));
    }
  }

  private static void addHolding(
      List<String> facts, String name, @Nullable Boolean wanted, String fact) {
    if (Boolean.FALSE.equals(wanted)) {
      throw RequestRefused.parameter(name, "Expected true; leave it out otherwise");
    }
    if (wanted != null) {
      facts.add(fact);
    }
  }
}
