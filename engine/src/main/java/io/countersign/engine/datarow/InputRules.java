package io.countersign.engine.datarow;

import io.countersign.engine.batch.Batch;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much a command may say: what is stored for good has an upper limit. */
public final class InputRules {
  /** Longest comment, in characters. */
  public static final int MAX_COMMENT = 10_000;

  /** Longest reason, in characters. */
  public static final int MAX_REASON = 1_000;

  /** Longest time on one decision, in seconds: 30 days. */
  public static final double MAX_SECONDS_SPENT = 30 * 24 * 3_600.0;

  private InputRules() {}

  public static void requireComment(@Nullable String comment) {
    requireShort("comment", comment, MAX_COMMENT);
  }

  public static void requireSecondsSpent(@Nullable Double spent) {
    if (spent != null && !(spent >= 0 && spent <= MAX_SECONDS_SPENT)) {
      throw invalid("secondsSpent", "Expected 0 to %.0f seconds".formatted(MAX_SECONDS_SPENT));
    }
  }

  public static void requireReason(@Nullable String reason) {
    requireShort("reason", reason, MAX_REASON);
  }

  public static void requirePriority(int priority) {
    if (priority < Batch.LOWEST_PRIORITY || priority > Batch.HIGHEST_PRIORITY) {
      throw invalid("priority", "Expected a priority from 0 to 100, but got " + priority);
    }
  }

  /** A task has both times or neither, and the warning is not after the due time. */
  public static void requireTimes(@Nullable Instant warnAt, @Nullable Instant dueAt) {
    boolean neither = warnAt == null && dueAt == null;
    boolean inOrder = warnAt != null && dueAt != null && !warnAt.isAfter(dueAt);
    if (!neither && !inOrder) {
      throw invalid("warnAt", "Expected warnAt up to dueAt, or neither");
    }
  }

  /** A reason as it is stored, where it is a program's and may be of any length. */
  public static String shortened(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON - 1) + "…";
  }

  private static void requireShort(String path, @Nullable String text, int most) {
    if (text != null && text.length() > most) {
      throw invalid(path, "Expected at most " + most + " characters, but got " + text.length());
    }
  }

  private static CommandRefused invalid(String path, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, "INVALID", detail)));
  }
}
