package io.countersign.engine.log.retry;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.TransactionSystemException;

/**
 * What keeps the database from working, told from a fault of ours however deep in a failure it is,
 * by the class of its SQLSTATE. It says nothing about what was being done: the same may succeed
 * later.
 */
public enum DatabaseTrouble {
  /** It can't be reached, or is shutting down or starting. */
  AWAY,
  /** It has no room left, or no memory, or too many connections. */
  FULL;

  private static final int DEEPEST = 20;

  /** The trouble that {@code failure} comes from, if it does. */
  public static Optional<DatabaseTrouble> of(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, DatabaseTrouble::cause)
        .limit(DEEPEST)
        .map(DatabaseTrouble::told)
        .flatMap(Optional::stream)
        .findFirst();
  }

  /**
   * Passes a failure on if it comes from trouble, so that nobody takes it for a fault of what was
   * being worked on.
   */
  public static void passOn(RuntimeException failure) {
    if (of(failure).isPresent()) {
      throw failure;
    }
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure == null ? null : failure.getCause();
  }

  private static Optional<DatabaseTrouble> told(@Nullable Throwable failure) {
    // It could be neither committed nor rolled back: its connection is lost.
    if (failure instanceof TransactionSystemException
        || failure instanceof SQLTransientConnectionException
        || failure instanceof SQLNonTransientConnectionException) {
      return Optional.of(AWAY);
    }
    return failure instanceof SQLException sql && sql.getSQLState() != null
        ? ofState(sql.getSQLState())
        : Optional.empty();
  }

  private static Optional<DatabaseTrouble> ofState(String state) {
    // Connection, shut down by an operator or a crash, and faults of the system below.
    if (state.startsWith("08") || state.startsWith("57P") || state.startsWith("58")) {
      return Optional.of(AWAY);
    }
    return state.startsWith("53") ? Optional.of(FULL) : Optional.empty();
  }
}
