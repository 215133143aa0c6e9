package io.countersign.projections.query;

import com.mongodb.client.model.Filters;
import io.countersign.projections.store.Fields;
import java.time.Instant;
import java.util.List;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** Conditions of a filter, which restricts nothing where it is {@code null}. */
public final class Conditions {
  private Conditions() {}

  public static void equal(List<Bson> conditions, String field, @Nullable Object value) {
    if (value != null) {
      conditions.add(Filters.eq(field, value.toString()));
    }
  }

  /** From {@code from} on, and before {@code to}. */
  public static void within(
      List<Bson> conditions, String field, @Nullable Instant from, @Nullable Instant to) {
    if (from != null) {
      conditions.add(Filters.gte(field, Fields.date(from)));
    }
    if (to != null) {
      conditions.add(Filters.lt(field, Fields.date(to)));
    }
  }
}
