package io.countersign.projections.query;

import com.mongodb.client.MongoDatabase;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Generations;
import io.countersign.projections.store.Paging;
import java.time.Clock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Answers from the served generation, on any node. */
public final class MongoViews implements Views {
  private final MongoDatabase database;
  private final Generations generations;
  private final LongSupplier head;
  private final Clock clock;
  private volatile @Nullable Paging paging;

  /**
   * @param head the position of the last event that there is
   */
  public MongoViews(
      MongoDatabase database, Generations generations, LongSupplier head, Clock clock) {
    this.database = database;
    this.generations = generations;
    this.head = head;
    this.clock = clock;
  }

  @Override
  public <R> R ask(Query<R> query) {
    return query.repeatable()
        ? generations.read(served -> query.answer(reading(served)))
        : query.answer(served());
  }

  private Reading reading(Generation served) {
    return new Reading(served, this::served, this::paging, head, clock.instant());
  }

  private Reading served() {
    return reading(generations.servingOrEmpty());
  }

  private Paging paging() {
    Paging known = paging;
    if (known == null) {
      known = Paging.of(database);
      paging = known;
    }
    return known;
  }
}
