package io.countersign.projections.agreement;

import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who says what where others say what, question by question. */
public record Confusions(List<Matrix> items, @Nullable Instant asOf, long position) {

  /** Which answers are set against each other. */
  public enum Compare {
    /** What two people said without knowing of each other. */
    INDEPENDENT,
    /** What a person said first, and what people accepted in the end. */
    FIRST,
    /** What a model proposed last, and what people accepted in the end. */
    PROPOSED
  }

  /**
   * One against the other.
   *
   * @param person whose answers they are; {@code null} for a model
   * @param other whose answers they are set against; {@code null} for those that were accepted
   * @param model and its version whose answers they are; {@code null} for a person
   * @param rows all that can be compared
   * @param agreed those of which both say the same
   * @param cells the most frequent ones, those of the most rows first
   */
  public record Matrix(
      String question,
      Compare compare,
      @Nullable UserId person,
      @Nullable UserId other,
      @Nullable String model,
      @Nullable String modelVersion,
      long rows,
      long agreed,
      List<Cell> cells) {}

  /** As many rows of which one said {@code answer}, and the other {@code otherAnswer}. */
  public record Cell(String answer, String otherAnswer, long rows) {}
}
