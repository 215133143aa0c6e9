package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Asks the server what it is when it is first written to, as it may be away before. */
final class FittingWriter implements DocumentWriter {
  private final MongoDatabase database;
  private volatile @Nullable DocumentWriter known;

  FittingWriter(MongoDatabase database) {
    this.database = database;
  }

  @Override
  public void write(MongoCollection<Document> collection, List<Document> documents) {
    fitting().write(collection, documents);
  }

  @Override
  public void insert(MongoCollection<Document> collection, List<Document> documents) {
    fitting().insert(collection, documents);
  }

  private DocumentWriter fitting() {
    DocumentWriter writer = known;
    if (writer == null) {
      writer = Paging.isEmbedded(database) ? BULK : FENCED;
      known = writer;
    }
    return writer;
  }
}
