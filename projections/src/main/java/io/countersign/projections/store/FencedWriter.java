package io.countersign.projections.store;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import java.util.List;
import org.bson.Document;

/** Replaces what is older, and inserts what is new: a server does that several times as fast. */
final class FencedWriter implements DocumentWriter {
  @Override
  public void write(MongoCollection<Document> collection, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    try {
      collection.bulkWrite(
          documents.stream().map(FencedWriter::replacementOfOlder).toList(),
          new BulkWriteOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      // Where a further one is stored the filter finds none, and its id is taken.
      if (!onlyTakenIds(e)) {
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

  @Override
  public void insert(MongoCollection<Document> collection, List<Document> documents) {
    if (documents.isEmpty()) {
      return;
    }
    try {
      collection.insertMany(documents, new InsertManyOptions().ordered(false));
    } catch (MongoBulkWriteException e) {
      if (!onlyTakenIds(e)) {
        throw e;
      }
      write(
          collection,
          e.getWriteErrors().stream().map(BulkWriteError::getIndex).map(documents::get).toList());
    }
  }

  /** Whether all that failed is because of documents that are there. */
  private static boolean onlyTakenIds(MongoBulkWriteException e) {
    return e.getWriteConcernError() == null
        && e.getWriteErrors().stream()
            .allMatch(error -> error.getCategory() == ErrorCategory.DUPLICATE_KEY);
  }
}
