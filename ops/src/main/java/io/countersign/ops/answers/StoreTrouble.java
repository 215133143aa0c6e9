package io.countersign.ops.answers;

import io.countersign.ops.problem.Problem;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.projections.StoreAway;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * What keeps a store from working, told from a fault of ours however deep in a failure it is: of
 * the database by the class of its SQLSTATE. The same request may succeed later.
 */
public enum StoreTrouble {
  AWAY(ProblemCode.DATABASE_UNAVAILABLE, "The database can't be reached right now"),
  FULL(
      ProblemCode.DATABASE_UNAVAILABLE,
      "The database has no room left, or no memory; nothing was stored"),
  VIEWS_AWAY(ProblemCode.VIEWS_UNAVAILABLE, "The views can't be reached right now; commands go on");

  private static final int DEEPEST = 20;

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
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, StoreTrouble::cause)
        .limit(DEEPEST)
        .map(StoreTrouble::told)
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<StoreTrouble> told(@Nullable Throwable failure) {
    // It could be neither committed nor rolled back: its connection is lost.
    if (failure instanceof TransactionSystemException) {
      return Optional.of(AWAY);
    }
    if (StoreAway.isTold(failure)) {
      return Optional.of(VIEWS_AWAY);
    }
    return failure instanceof SQLException sql ? of(sql) : Optional.empty();
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure == null ? null : failure.getCause();
  }

  private static Optional<StoreTrouble> of(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException) {
      return Optional.of(AWAY);
    }
    String state = failure.getSQLState();
    if (state == null) {
      return Optional.empty();
    }
    // Connection, shut down by an operator or a crash, and faults of the system below.
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("58")) {
      return Optional.of(AWAY);
    }
    return state.startsWith("53") ? Optional.of(FULL) : Optional.empty();
  }
}
