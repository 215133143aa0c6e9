package io.countersign.processes.upkeep;

import io.countersign.engine.log.retry.DatabaseTrouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work on a batch at once and, if that fails, on each of its items alone, so that an item that
 * fails keeps no other from it. A database in trouble is no fault of an item: it is passed on.
 */
public final class BatchRetry {
  private static final Logger LOG = LoggerFactory.getLogger(BatchRetry.class);

  private final String work;
  private final Predicate<RuntimeException> passedOn;

  /**
   * Names the work.
   *
   * @param work what the log calls it
   * @param passedOn failures that are no item's fault either
   */
  public BatchRetry(String work, Predicate<RuntimeException> passedOn) {
    this.work = work;
    this.passedOn = passedOn;
  }

  /** What {@code together} gives or, if it fails, {@code oneByOne}. */
  public <R> R run(Supplier<R> together, Supplier<R> oneByOne) {
    return item(
        together,
        failure -> {
          LOG.warn("{} failed for a batch; its items are tried one by one", work, failure);
          return oneByOne.get();
        });
  }

  /** What {@code work} gives for one item or, if it fails, what {@code failed} makes of that. */
  public <R> R item(Supplier<R> work, Function<RuntimeException, R> failed) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      DatabaseTrouble.passOn(failure);
      if (passedOn.test(failure)) {
        throw failure;
      }
      return failed.apply(failure);
    }
  }
}
