package io.countersign.ops.server.answers;

import io.countersign.engine.log.retry.DatabaseTrouble;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.projections.store.StoreAway;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What keeps a store from working. The same request may succeed later. */
public enum StoreTrouble {
  AWAY(ProblemCode.DATABASE_UNAVAILABLE, "The database can't be reached right now"),
  FULL(
      ProblemCode.DATABASE_UNAVAILABLE,
      "The database has no room left, or no memory; nothing was stored"),
  VIEWS_AWAY(ProblemCode.VIEWS_UNAVAILABLE, "The views can't be reached right now; commands go on");

  private final ProblemCode code;
  private final String detail;

  StoreTrouble(ProblemCode code, String detail) {
    this.code = code;
    this.detail = detail;
  }

  /** The answer to a request that ended in {@code failure}, if that is why. */
  public static Optional<Problem> problem(@Nullable Object failure) {
    return failure instanceof Throwable thrown
        ? of(thrown).map(trouble -> trouble.refused().problem())
        : Optional.empty();
  }

  /** Ends a request that needs the store. */
  public RequestRefused refused() {
    return new RequestRefused(code, detail);
  }

  static Optional<StoreTrouble> of(Throwable failure) {
    return DatabaseTrouble.of(failure)
        .map(trouble -> trouble == DatabaseTrouble.FULL ? FULL : AWAY)
        .or(() -> StoreAway.isCauseOf(failure) ? Optional.of(VIEWS_AWAY) : Optional.empty());
  }
}
