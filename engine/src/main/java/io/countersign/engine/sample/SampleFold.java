package io.countersign.engine.sample;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toMap;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.Review;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.figure.Share;
import io.countersign.engine.figure.Stratum;
import io.countersign.engine.project.UserId;
import io.countersign.engine.sample.SampleEvent.RowLookedAt;
import io.countersign.engine.sample.SampleEvent.SampleDrawn;
import io.countersign.engine.sample.SampleEvent.SampleJudged;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A sample, folded from its events. A row is right once somebody says what it was accepted as, and
 * wrong once two people say otherwise, each without knowing of the other: nobody's slip alone makes
 * it an error.
 */
public final class SampleFold {
  private @Nullable SampleDrawn drawn;
  private @Nullable SampleJudged judged;
  private final Map<DataRowId, AcceptedRow> rows = new HashMap<>();
  private final Map<DataRowId, Boolean> right = new HashMap<>();

  /** Who said first that it is something else. */
  private final Map<DataRowId, UserId> doubted = new HashMap<>();

  /** Changes it by its next event. */
  public void apply(SampleEvent event) {
    if (event instanceof SampleDrawn first) {
      drawn = first;
      first.rows().forEach(row -> rows.put(row.dataRowId(), row));
    } else if (event instanceof RowLookedAt look) {
      if (look.agrees() || doubted.containsKey(look.dataRowId())) {
        right.put(look.dataRowId(), look.agrees());
      } else {
        doubted.put(look.dataRowId(), look.by());
      }
    } else if (event instanceof SampleJudged last) {
      judged = last;
    }
  }

  public SampleDrawn drawn() {
    return requireNonNull(drawn);
  }

  /** What became of it; empty while rows wait for a look. */
  public Optional<SampleJudged> judged() {
    return Optional.ofNullable(judged);
  }

  /** One of its rows. */
  public Optional<AcceptedRow> row(DataRowId id) {
    return Optional.ofNullable(rows.get(id));
  }

  /** How many rows somebody has looked at, whatever they said. */
  public long lookedAt() {
    return rows.keySet().stream()
        .filter(id -> right.containsKey(id) || doubted.containsKey(id))
        .count();
  }

  /** How many rows are done. */
  public long done() {
    return right.size();
  }

  /** How many of those that are done are wrong. */
  public long errors() {
    return right.values().stream().filter(one -> !one).count();
  }

  boolean isDone(DataRowId id) {
    return right.containsKey(id);
  }

  /** Whether one look at {@code id} more decides about it. */
  boolean isDecidedBy(DataRowId id, boolean agrees) {
    return agrees || doubted.containsKey(id);
  }

  /** The rows that wait for a look that {@code person} may give, the first to be drawn first. */
  public List<AcceptedRow> waitingFor(UserId person) {
    return drawn().rows().stream()
        .filter(row -> !isDone(row.dataRowId()))
        .filter(row -> !person.equals(doubted.get(row.dataRowId())))
        .toList();
  }

  /** Whether {@code person} has said something of {@code row} before, and would not be blind. */
  public boolean knows(UserId person, DataRowFold row) {
    return person.equals(doubted.get(row.id()))
        || row.authors().contains(person)
        || row.reviews().stream().map(Review::reviewer).anyMatch(person::equals);
  }

  /** How many of the batch's accepted rows are right, with each label as large as it is there. */
  public Share accuracy() {
    Map<String, Share> byLabel = accuracyByLabel();
    return Stratum.whole(
        byLabel.entrySet().stream()
            .map(one -> new Stratum(size(one.getKey()), one.getValue()))
            .toList(),
        0);
  }

  private long size(String label) {
    return requireNonNull(drawn().accepted().get(label));
  }

  /** The same for what was accepted as each label, by name. */
  public Map<String, Share> accuracyByLabel() {
    Map<String, long[]> counts =
        drawn().accepted().keySet().stream()
            .collect(toMap(label -> label, label -> new long[2], (a, b) -> a, TreeMap::new));
    right.forEach(
        (id, isRight) -> {
          long[] count = requireNonNull(counts.get(requireNonNull(rows.get(id)).label()));
          count[0] += isRight ? 1 : 0;
          count[1]++;
        });
    Map<String, Share> shares = new TreeMap<>();
    counts.forEach((label, count) -> shares.put(label, Share.of(count[0], count[1])));
    return shares;
  }
}
