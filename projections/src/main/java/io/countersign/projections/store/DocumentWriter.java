package io.countersign.projections.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Stores whole documents, in no order. A failure may leave some stored and others not. */
@FunctionalInterface
public interface DocumentWriter {
  /** Replaces or inserts by {@code _id} alone, which is all that every server does by index. */
  DocumentWriter BULK =
      (collection, documents) -> {
        if (!documents.isEmpty()) {
          collection.bulkWrite(
              documents.stream().map(DocumentWriter::replacement).toList(),
              new BulkWriteOptions().ordered(false));
        }
      };

  /**
   * The same, but what is stored and further stays: for several nodes, of which one may have been
   * frozen and write late. A document at a position is the same whoever folded it, so that nothing
   * is lost by leaving out the older one.
   */
  DocumentWriter FENCED =
      (collection, documents) -> {
        if (!documents.isEmpty()) {
          replaceOlder(collection, documents);
        }
      };

  /**
   * The one that fits the server, which is asked when first written to, as it may be away before.
   * The embedded one has one node, and would look through a collection for each document.
   */
  static DocumentWriter fitting(MongoDatabase database) {
    AtomicReference<@Nullable DocumentWriter> known = new AtomicReference<>();
    return (collection, documents) -> {
      DocumentWriter writer = known.get();
      if (writer == null) {
        writer = Paging.isEmbedded(database) ? BULK : FENCED;
        known.set(writer);
      }
      writer.write(collection, documents);
    };
  }

  void write(MongoCollection<Document> collection, List<Document> documents);

  private static void replaceOlder(MongoCollection<Document> collection, List<Document> documents) {
    try {
      collection.bulkWrite(
          documents.stream().map(DocumentWriter::replacementOfOlder).toList(),
          new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // Where a further one is stored the filter finds none, and its id is taken.
      boolean onlyFurther =
          e.getWriteConcernError() == null
              && e.getWriteErrors().stream()
                  .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
      if (!onlyFurther) {
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
