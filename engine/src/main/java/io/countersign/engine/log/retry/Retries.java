package io.countersign.engine.log.retry;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Runs a transaction again that lost against a concurrent one. */
public final class Retries {
  /** How often a transaction is tried in all. */
  static final int MAX_ATTEMPTS = 5;

  /** The mean pause before the second attempt, in milliseconds; it doubles with each. */
  private static final long FIRST_PAUSE_MILLIS = 4;

  private static final String UNIQUE_VIOLATION = "23505";
  private static final Set<String> LOST = Set.of("40001", "40P01");
  private static final String STREAM_VERSION = "event_stream_version";

  private final List<Predicate<Throwable>> others;

  /** Also retries after a failure with a cause that one of {@code others} recognises. */
  public Retries(List<Predicate<Throwable>> others) {
    this.others = List.copyOf(others);
  }

  /** Runs {@code attempt}, which is given its number from 1. */
  public <R> R run(IntFunction<R> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.apply(number);
      } catch (RuntimeException e) {
        if (!lost(e)) {
          throw e;
        }
        if (number == MAX_ATTEMPTS) {
          throw refused(e);
        }
        pause(number);
      }
    }
  }

  private static CommandRefused refused(RuntimeException cause) {
    var refused =
        new CommandRefused(
            Refusal.CONCURRENT_CHANGE,
            "Expected nobody else to change the same things, but %d attempts met others"
                .formatted(MAX_ATTEMPTS));
    refused.addSuppressed(cause);
    return refused;
  }

  private static void pause(int number) {
    long mean = TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MILLIS << (number - 1));
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2 * mean));
  }

  private boolean lost(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(20)
        .anyMatch(cause -> isLost(cause) || others.stream().anyMatch(o -> o.test(cause)));
  }

  private static boolean isLost(Throwable cause) {
    if (cause instanceof StreamConflict) {
      return true;
    }
    if (!(cause instanceof SQLException sql) || sql.getSQLState() == null) {
      return false;
    }
    return LOST.contains(sql.getSQLState())
        || (sql.getSQLState().equals(UNIQUE_VIOLATION) && isStreamVersion(sql));
  }

  private static boolean isStreamVersion(SQLException failure) {
    ServerErrorMessage error =
        failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    return error != null && STREAM_VERSION.equals(error.getConstraint());
  }

  /** {@code failure}, to be thrown. */
  public static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new UndeclaredThrowableException(failure);
  }
}
