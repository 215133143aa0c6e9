package io.countersign.projections.row;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.sla.SlaState;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which data rows of a project are wanted; {@code null} does not restrict.
 *
 * @param key that theirs begin with
 * @param ids of which they are; takes the place of a key that few rows' keys begin with
 * @param facts of {@link RowFacts} that all hold
 * @param accepted when they were accepted
 * @param confidence of the model's last proposal
 */
public record DataRowFilter(
    @Nullable DataRowState state,
    @Nullable String stage,
    @Nullable String key,
    @Nullable List<DataRowId> ids,
    @Nullable BatchId batch,
    @Nullable SlaState sla,
    List<String> facts,
    Between<Instant> accepted,
    Between<Double> confidence) {
  public static final DataRowFilter ALL =
      new DataRowFilter(
          null, null, null, null, null, null, List.of(), Between.anything(), Between.anything());

  public DataRowFilter {
    ids = ids == null ? null : List.copyOf(ids);
    facts = List.copyOf(facts);
  }

  /**
   * A range of values.
   *
   * @param from the least; {@code null} without one
   * @param to what all are below, or, of confidences, at most; {@code null} without one
   */
  public record Between<T>(@Nullable T from, @Nullable T to) {
    public static <T> Between<T> anything() {
      return new Between<>(null, null);
    }

    boolean restricts() {
      return from != null || to != null;
    }
  }

  /** Those that are withdrawn are wanted only by their state, or by name. */
  boolean leavesOutWithdrawn() {
    return state == null && key == null && ids == null;
  }

  public DataRowFilter state(@Nullable DataRowState other) {
    return new DataRowFilter(other, stage, key, ids, batch, sla, facts, accepted, confidence);
  }

  public DataRowFilter stage(@Nullable String other) {
    return new DataRowFilter(state, other, key, ids, batch, sla, facts, accepted, confidence);
  }

  public DataRowFilter key(@Nullable String other) {
    return new DataRowFilter(state, stage, other, ids, batch, sla, facts, accepted, confidence);
  }

  public DataRowFilter ids(@Nullable List<DataRowId> others) {
    return new DataRowFilter(state, stage, key, others, batch, sla, facts, accepted, confidence);
  }

  public DataRowFilter batch(@Nullable BatchId other) {
    return new DataRowFilter(state, stage, key, ids, other, sla, facts, accepted, confidence);
  }

  public DataRowFilter sla(@Nullable SlaState other) {
    return new DataRowFilter(state, stage, key, ids, batch, other, facts, accepted, confidence);
  }

  public DataRowFilter facts(List<String> others) {
    return new DataRowFilter(state, stage, key, ids, batch, sla, others, accepted, confidence);
  }

  /** Of which one more fact holds. */
  public DataRowFilter and(String fact) {
    return facts(Stream.concat(facts.stream(), Stream.of(fact)).toList());
  }

  public DataRowFilter accepted(Between<Instant> other) {
    return new DataRowFilter(state, stage, key, ids, batch, sla, facts, other, confidence);
  }

  public DataRowFilter confidence(Between<Double> other) {
    return new DataRowFilter(state, stage, key, ids, batch, sla, facts, accepted, other);
  }
}
