package io.countersign.ops.answers;

import io.countersign.ops.problem.Problem;
import io.countersign.ops.problem.ProblemCode;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * What keeps the database from working, told from a fault of ours by the class of its SQLSTATE,
 * however deep in a failure it is. The same request may succeed later.
 */
public enum DatabaseTrouble {
  AWAY("The database can't be reached right now"),
  FULL("The database has no room left, or no memory; nothing was stored");

  private static final int DEEPEST = 20;

  private final String detail;

  DatabaseTrouble(String detail) {
    this.detail = detail;
  }

  /** The answer to a request that ended in {@code failure}, if that is why. */
  public static Optional<Problem> problem(@Nullable Object failure) {
    return failure instanceof Throwable thrown
        ? of(thrown).map(trouble -> Problem.of(ProblemCode.DATABASE_UNAVAILABLE, trouble.detail))
        : Optional.empty();
  }

  static Optional<DatabaseTrouble> of(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, DatabaseTrouble::cause)
        .limit(DEEPEST)
        .map(DatabaseTrouble::told)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** A transaction that could be neither committed nor rolled back has lost its connection. */
  private static Optional<DatabaseTrouble> told(@Nullable Throwable failure) {
    if (failure instanceof TransactionSystemException) {
      return Optional.of(AWAY);
    }
    return failure instanceof SQLException sql ? of(sql) : Optional.empty();
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure == null ? null : failure.getCause();
  }

  private static Optional<DatabaseTrouble> of(SQLException failure) {
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
