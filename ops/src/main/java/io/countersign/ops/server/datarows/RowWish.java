package io.countersign.ops.server.datarows;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.datarow.flow.Activity;
import io.countersign.engine.sla.SlaState;
import io.countersign.projections.agreement.Confusions.Compare;
import io.countersign.projections.fold.Counted;
import io.countersign.projections.row.Acceptance;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which data rows somebody wants to see; all of it has to hold.
 *
 * @param key that theirs begin with
 * @param batch its id or name
 * @param acceptedTo before when they were accepted
 * @param author of a label: an id, a name or {@code me}
 * @param reviewer who decided about it, as {@code outcome} says where it is given
 * @param model that made the last proposal
 * @param predictedClass what that proposes
 * @param finalClass what the label of an accepted row says
 * @param proposedBy a model and version, as in {@code fashion/2}, that proposed a label for it
 * @param confidenceBand of the model's last proposal, by tenths: 9 is from 0.9 to 1
 * @param counted what became of the proposal for the accepted row; together with {@code
 *     predictedClass}, of that class
 * @param overturned whether the final label does not confirm what {@code reviewer} decided
 * @param rejected whether a review rejected its label
 * @param firstPass whether every review approved of it
 * @param audited whether a person saw it only because it was drawn for an audit of the model
 * @param agreed whether people came to what the model had proposed; of that class, where it is
 *     given
 * @param reopeningAsked whether somebody asks that it be reopened
 * @param breachedOn the day, in UTC, on which a task passed its due time
 * @param reason for which a review rejected its label, or for which it is skipped
 * @param metadata an entry of its first 20, as {@code NAME=VALUE}, of at most 256 characters
 * @param ids of which they are, at most 200, with commas between
 * @param question what the next six are about, by its name in the ontology
 * @param compare which answers to it are set against each other: what people said without knowing
 *     of each other, what a person said first and what people accepted, or what a model proposed
 *     last and what people accepted
 * @param answeredBy who answered it: an id, a name or {@code me}
 * @param answer what they said, or anybody did
 * @param otherBy who else answered it without knowing of that
 * @param otherAnswer what they said, or what was accepted
 * @param answeredIn the week in which the last of those did who answered without knowing of each
 *     other, such as 2026-W09, in UTC
 * @param text that theirs contain, in whatever case, of 2 to 200 characters; only in lists and
 *     exports, where pages may be shorter than their limit: go on while there is a {@code next}
 */
public record RowWish(
    @Nullable DataRowState state,
    @Nullable String stage,
    @Nullable Activity step,
    @Nullable String key,
    @Nullable String batch,
    @Nullable SlaState sla,
    @Nullable Acceptance acceptedBy,
    @Nullable Instant acceptedFrom,
    @Nullable Instant acceptedTo,
    @Nullable String author,
    @Nullable String reviewer,
    @Nullable ReviewOutcome outcome,
    @Nullable String model,
    @Nullable String modelVersion,
    @Nullable String predictedClass,
    @Nullable String finalClass,
    @Nullable Double confidenceFrom,
    @Nullable Double confidenceTo,
    @Nullable String proposedBy,
    @Nullable Integer confidenceBand,
    @Nullable Counted counted,
    @Nullable Boolean overturned,
    @Nullable Boolean reviewed,
    @Nullable Boolean rejected,
    @Nullable Boolean firstPass,
    @Nullable Boolean audited,
    @Nullable Boolean agreed,
    @Nullable Boolean reopeningAsked,
    @Nullable Boolean breached,
    @Nullable LocalDate breachedOn,
    @Nullable String breachedStage,
    @Nullable String reason,
    @Nullable String metadata,
    @Nullable String text,
    @Nullable String ids,
    @Nullable String question,
    @Nullable Compare compare,
    @Nullable String answeredBy,
    @Nullable String answer,
    @Nullable String otherBy,
    @Nullable String otherAnswer,
    @Nullable String answeredIn) {

  /** The names of what lists of rows take, but for their pages. */
  public static Set<String> parametersOfLists() {
    Set<String> names = new TreeSet<>();
    for (Class<?> part : List.of(RowWish.class, RowSort.class)) {
      Arrays.stream(part.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
    }
    return names;
  }

  /** Whether it could tell what a model proposed of rows that wait, or which rows are audited. */
  boolean tellsProposals() {
    return predictedClass != null
        || confidenceFrom != null
        || confidenceTo != null
        || confidenceBand != null
        || counted != null
        || audited != null
        || agreed != null
        || compare == Compare.PROPOSED;
  }
}
