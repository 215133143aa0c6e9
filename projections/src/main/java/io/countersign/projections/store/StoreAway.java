package io.countersign.projections.store;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a document store that can't be reached from one that refuses what it is asked. */
public final class StoreAway {
  private static final int DEEPEST = 20;

  private StoreAway() {}

  /** Whether a failure comes from there, however deep. */
  public static boolean isCauseOf(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, StoreAway::cause)
        .limit(DEEPEST)
        .anyMatch(StoreAway::isTold);
  }

  private static @Nullable Throwable cause(@Nullable Throwable failure) {
    return failure == null ? null : failure.getCause();
  }

  private static boolean isTold(@Nullable Throwable failure) {
    return failure instanceof MongoTimeoutException
        || failure instanceof MongoSocketException
        || failure instanceof MongoConnectionPoolClearedException;
  }
}
