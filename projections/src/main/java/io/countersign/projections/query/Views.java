package io.countersign.projections.query;

import java.time.Duration;

/**
 * What people look at. Every method may throw {@link com.mongodb.MongoException} while MongoDB is
 * away, and {@link InvalidPageMark} for the page after a mark that no page gave.
 */
public interface Views {
  <R> R ask(Query<R> query);

  /**
   * Waits until the views include the event at {@code position}.
   *
   * @return whether they do; {@code false} once {@code atMost} has passed
   */
  boolean waitFor(long position, Duration atMost) throws InterruptedException;
}
