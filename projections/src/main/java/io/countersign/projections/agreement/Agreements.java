package io.countersign.projections.agreement;

import io.countersign.engine.project.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far people agree on what they say without knowing of each other, question by question. */
public record Agreements(List<OnQuestion> items, @Nullable Instant asOf, long position) {

  /** What agreement is measured by. */
  public enum Measure {
    /** Krippendorff's α for nominal values: 1 is perfect, 0 is what chance would give. */
    ALPHA,
    /** How alike the objects are that both found, in [0, 1]. */
    LIKENESS
  }

  /**
   * Agreement on one question.
   *
   * @param byClass whether people agree that it is this answer or another; none where objects are
   *     found
   * @param byPerson of each person with all others
   * @param byPair those who have most rows in common first
   * @param byWeek the last weeks, by when the last of those who answered a row did
   */
  public record OnQuestion(
      String question,
      Measure measure,
      Agreement all,
      List<OfClass> byClass,
      List<OfPerson> byPerson,
      List<OfPair> byPair,
      List<OfWeek> byWeek) {}

  /**
   * How far people agree.
   *
   * @param rows that two or more of them answered
   * @param pairs of answers to the same row
   * @param agreed those of the pairs that say the same; {@code null} where objects are found
   * @param value by the measure of the question; {@code null} where it is undefined, as where all
   *     answers are the same
   * @param low lower end of the interval that holds the true value with a probability of 95 %
   * @param high its upper end
   * @param enough whether so many rows were counted that it says something; below that it is noise
   */
  public record Agreement(
      long rows,
      long pairs,
      @Nullable Long agreed,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      boolean enough) {}

  /** Of the rows of which somebody said this. */
  public record OfClass(String answer, Agreement agreement) {}

  public record OfPerson(UserId person, Agreement agreement) {}

  /**
   * Of the rows that both answered.
   *
   * @param kappa Cohen's κ; {@code null} where it is undefined, or objects are found
   */
  public record OfPair(UserId person, UserId other, Agreement agreement, @Nullable Double kappa) {}

  /** Of a week as ISO 8601 counts them, such as 2026-W09. */
  public record OfWeek(String week, Agreement agreement) {}

  /** Agreement on one question. */
  public Optional<OnQuestion> on(String question) {
    return items.stream().filter(item -> item.question().equals(question)).findFirst();
  }
}
