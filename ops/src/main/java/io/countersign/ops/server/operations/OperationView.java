package io.countersign.ops.server.operations;

import io.countersign.ops.contract.problem.Problem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that goes on after its request was answered.
 *
 * @param kind what is done, such as {@code verify}
 * @param result what came out, once it is done
 * @param code why it failed, for programs
 * @param detail why it failed, for people
 */
public record OperationView(
    String id,
    @Schema(allowableValues = {"verify", "rebuild", "train", "model-run", "change-rows"})
        String kind,
    State state,
    Progress progress,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Schema(ref = "#/components/schemas/OperationResult") @Nullable OperationOutcome result,
    @Schema(ref = Problem.CODE) @Nullable String code,
    @Nullable String detail) {

  /** Whether it goes on. */
  public enum State {
    RUNNING,
    DONE,
    FAILED
  }

  /**
   * How far it is.
   *
   * @param total missing while it is not known
   */
  public record Progress(long done, @Nullable Long total) {}
}
