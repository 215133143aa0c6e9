package io.countersign.projections.model;

import io.countersign.engine.figure.Share;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How right models are where they are confident enough to accept rows of a project alone. */
public record MachineAcceptance(List<Version> items, @Nullable Instant asOf, long position) {
  /** How sure it is that the true share of errors is not above the bound. */
  public static final double CERTAINTY = 0.95;

  /**
   * One version of a model, by the rows that it was confident of and that people decided all the
   * same.
   *
   * @param errors share of these audits in which people came to another label than the model
   * @param upperBound the highest share of errors, in [0, 1], that the audits leave open with a
   *     certainty of {@link #CERTAINTY}, however often somebody looks; {@code null} without audits
   * @param lastAuditAt when the last of them was decided
   * @param acceptedAlone rows that it accepted without a person
   * @param stopped {@code null} unless audits have stopped it
   */
  public record Version(
      String model,
      String version,
      Share errors,
      @Nullable Double upperBound,
      @Nullable Instant lastAuditAt,
      long acceptedAlone,
      @Nullable Stop stopped) {}

  /**
   * Why it accepts nothing alone any more.
   *
   * @param audits those that speak most clearly for it
   * @param errors how many of them found the model wrong
   * @param mostErrors share of what is accepted that was allowed to be wrong
   * @param since when the last row was accepted that was audited before them; {@code null} where
   *     they are the first
   */
  public record Stop(
      Instant at, long audits, long errors, double mostErrors, @Nullable Instant since) {}
}
