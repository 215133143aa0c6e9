package io.countersign.ops.server.tasks;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.TaskId;
import io.countersign.engine.datarow.label.ApproveLabel;
import io.countersign.engine.datarow.label.CorrectLabel;
import io.countersign.engine.datarow.label.Decision;
import io.countersign.engine.datarow.label.RejectLabel;
import io.countersign.engine.datarow.label.SkipDataRow;
import io.countersign.engine.datarow.label.SkipReason;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is decided about one of several tasks.
 *
 * @param annotations of a correction, and of nothing else
 * @param reason of a rejection, which is one of the project's list, and of a correction
 * @param skipReason of a skip
 * @param secondsSpent on this row: the time on the screen by the number of rows on it
 * @param expectedVersion of the row as it was seen
 */
record GridDecision(
    TaskId task,
    Verb verb,
    @Nullable List<Annotation> annotations,
    @Nullable String reason,
    @Nullable SkipReason skipReason,
    @Nullable String comment,
    @Nullable Double secondsSpent,
    @Nullable Long expectedVersion) {

  /** What can be decided about a task of a grid. */
  enum Verb {
    APPROVE,
    CORRECT,
    REJECT,
    SKIP
  }

  /**
   * The command of this decision.
   *
   * @throws CommandRefused INPUT_INVALID if a field is missing, or is of another decision
   */
  Object command(UserId person, Instant at) {
    requireIf("annotations", annotations, verb == Verb.CORRECT);
    requireIf("skipReason", skipReason, verb == Verb.SKIP);
    if (verb != Verb.CORRECT) {
      requireIf("reason", reason, verb == Verb.REJECT);
    }
    Decision decision = new Decision(task, person, at, expectedVersion, comment, secondsSpent);
    DataRowId row = task.dataRowId();
    return switch (verb) {
      case APPROVE -> new ApproveLabel(row, decision);
      case CORRECT -> new CorrectLabel(row, decision, given(annotations), reason);
      case REJECT -> new RejectLabel(row, decision, given(reason));
      case SKIP -> new SkipDataRow(row, decision, given(skipReason));
    };
  }

  private void requireIf(String path, @Nullable Object value, boolean needed) {
    if (needed != (value != null)) {
      String detail = "Expected %s %s".formatted(needed ? "a value of" : "no value of", path);
      throw new CommandRefused(
          Refusal.INPUT_INVALID,
          detail,
          List.of(new FieldError(path, needed ? "REQUIRED" : "INVALID", detail)));
    }
  }

  private static <T> T given(@Nullable T value) {
    return Objects.requireNonNull(value);
  }
}
