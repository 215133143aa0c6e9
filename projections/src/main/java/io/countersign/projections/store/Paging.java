package io.countersign.projections.store;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents in the order of their ids, a page at a time.
 *
 * <p>The embedded server keeps its file in that order, but holds all that it sorts in memory,
 * whole: a page of 50 out of 100,000 rows could take a gigabyte. So it is not asked to sort, and
 * stops as soon as the page is full.
 */
public final class Paging {
  private final boolean sortsByIndex;

  private Paging(boolean sortsByIndex) {
    this.sortsByIndex = sortsByIndex;
  }

  public static Paging of(MongoDatabase database) {
    return new Paging(!isEmbedded(database));
  }

  /** Asks the server what it is; the embedded one does not tell which source it was built from. */
  static boolean isEmbedded(MongoDatabase database) {
    return !database.runCommand(new Document("buildInfo", 1)).containsKey("gitVersion");
  }

  /** At most {@code limit} documents after the id {@code after}, in the order of their ids. */
  public List<Document> read(
      MongoCollection<Document> collection, Bson filter, @Nullable String after, int limit) {
    return read(collection, filter, after, limit, List.of());
  }

  /** The same, without some fields of each. */
  public List<Document> read(
      MongoCollection<Document> collection,
      Bson filter,
      @Nullable String after,
      int limit,
      List<String> without) {
    Bson beyond = after == null ? filter : Filters.and(filter, Filters.gt(Fields.ID, after));
    FindIterable<Document> page = ordered(collection.find(beyond)).limit(limit);
    return (without.isEmpty() ? page : page.projection(Projections.exclude(without)))
        .into(new ArrayList<>());
  }

  /** The ids of all documents, in order, as the server hands them out. */
  public FindIterable<Document> ids(MongoCollection<Document> collection, Bson filter) {
    return ordered(collection.find(filter)).projection(new Document(Fields.ID, 1));
  }

  private FindIterable<Document> ordered(FindIterable<Document> found) {
    return sortsByIndex ? found.sort(Sorts.ascending(Fields.ID)) : found;
  }
}
