package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import java.util.List;
import org.bson.Document;

/** Stores whole documents, in no order. A failure may leave some stored and others not. */
@FunctionalInterface
public interface DocumentWriter {
  /**
   * Replaces or inserts by {@code _id}, but what is stored and further stays: of several nodes one
   * may have been frozen and write late. A document at a position is the same whoever folded it, so
   * that nothing is lost by leaving out the older one.
   */
  DocumentWriter FENCED = new FencedWriter();

  void write(MongoCollection<Document> collection, List<Document> documents);

  /** Stores documents of which most likely none is there yet; those that are, it writes. */
  default void insert(MongoCollection<Document> collection, List<Document> documents) {
    write(collection, documents);
  }

  /** Returns once all that was given is stored; to be called before what was written is read. */
  default void flush() {}
}
