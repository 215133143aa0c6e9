package io.countersign.projections.query;

/**
 * A question to the read models. What a project without events is asked for is empty.
 *
 * @param <R> its answer
 */
public interface Query<R> {
  /** Answers from what is stored, which the query alone knows how to read. */
  R answer(Reading reading);

  /**
   * Whether it may be answered once more, from documents that came to be served meanwhile; not if
   * it hands out what it reads on the way.
   */
  default boolean repeatable() {
    return true;
  }
}
