package io.countersign.projections;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells a document store that can't be reached from one that refuses what it is asked. */
public final class StoreAway {
  private StoreAway() {}

  /** Whether a failure says so; its causes are not looked at. */
  public static boolean isTold(@Nullable Throwable failure) {
    return failure instanceof MongoTimeoutException
        || failure instanceof MongoSocketException
        || failure instanceof MongoConnectionPoolClearedException;
  }
}
