package io.countersign.projections.query;

/** What people look at. */
@FunctionalInterface
public interface Views {
  /**
   * Answers a question.
   *
   * @throws com.mongodb.MongoException while MongoDB is away
   * @throws InvalidPageMark for the page after a mark that no page gave
   */
  <R> R ask(Query<R> query);
}
