package io.countersign.ops.operations;

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
    String kind,
    State state,
    Progress progress,
    Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable Object result,
    @Nullable String code,
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
