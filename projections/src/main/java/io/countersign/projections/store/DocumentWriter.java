package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
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
  DocumentWriter BULK =
      (collection, documents) -> {
        if (!documents.isEmpty()) {
          collection.bulkWrite(
              documents.stream().map(DocumentWriter::replacement).toList(),
              new BulkWriteOptions().ordered(false));
        }
      };

  void write(MongoCollection<Document> collection, List<Document> documents);

  private static ReplaceOneModel<Document> replacement(Document document) {
    return new ReplaceOneModel<>(
        Filters.eq(Fields.ID, document.get(Fields.ID)),
        document,
        new ReplaceOptions().upsert(true));
  }
}
