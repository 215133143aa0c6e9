package io.countersign.projections.store;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;

/** Stores whole documents, in no order. A failure may leave some stored and others not. */
@FunctionalInterface
public interface DocumentWriter {
  /** Replaces or inserts by {@code _id} alone, which is all that every server does by index. */
  DocumentWriter BULK = new ServerWriter(DocumentWriter::replaceAny);

  /**
   * The same, but what is stored and further stays: for several nodes, of which one may have been
   * frozen and write late. A document at a position is the same whoever folded it, so that nothing
   * is lost by leaving out the older one.
   */
  DocumentWriter FENCED = new ServerWriter(DocumentWriter::replaceOlder);

  /**
   * The one that fits the server, which is asked when first written to, as it may be away before.
   * The embedded one has one node, and would look through a collection for each document.
   */
  static DocumentWriter fitting(MongoDatabase database) {
    return new FittingWriter(database);
  }

  void write(MongoCollection<Document> collection, List<Document> documents);

  /** Stores documents of which most likely none is there yet; those that are, it writes. */
  default void insert(MongoCollection<Document> collection, List<Document> documents) {
    write(collection, documents);
  }

  /** Returns once all that was given is stored; to be called before what was written is read. */
  default void settle() {}

  private static void replaceAny(MongoCollection<Document> collection, List<Document> documents) {
    collection.bulkWrite(
        documents.stream().map(DocumentWriter::replacement).toList(),
        new BulkWriteOptions().ordered(false));
  }

  private static void replaceOlder(MongoCollection<Document> collection, List<Document> documents) {
    try {
      collection.bulkWrite(
          documents.stream().map(DocumentWriter::replacementOfOlder).toList(),
          new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // Where a further one is stored the filter finds none, and its id is taken.
      if (!ServerWriter.onlyTakenIds(e)) {
        throw e;
      }
    }
  }

  private static ReplaceOneModel<Document> replacementOfOlder(Document document) {
    return new ReplaceOneModel<>(
        Filters.and(
            Filters.eq(Fields.ID, document.get(Fields.ID)),
            Filters.lte(Fields.POSITION, document.get(Fields.POSITION))),
        document,
        new ReplaceOptions().upsert(true));
  }

  private static ReplaceOneModel<Document> replacement(Document document) {
    return new ReplaceOneModel<>(
        Filters.eq(Fields.ID, document.get(Fields.ID)),
        document,
        new ReplaceOptions().upsert(true));
  }
}
