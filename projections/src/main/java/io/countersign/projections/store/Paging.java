package io.countersign.projections.store;

import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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
  /** The embedded server answers in one message, which may be of 48 MB; an id takes about 80 B. */
  private static final int MOST_IDS = 100_000;

  private static final int AT_ONCE = 10_000;

  private final boolean sortsByIndex;
  private final int mostIds;

  private Paging(boolean sortsByIndex, int mostIds) {
    this.sortsByIndex = sortsByIndex;
    this.mostIds = mostIds;
  }

  public static Paging of(MongoDatabase database) {
    return of(database, MOST_IDS);
  }

  static Paging of(MongoDatabase database, int mostIds) {
    return new Paging(!isEmbedded(database), mostIds);
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
    FindIterable<Document> page = ordered(collection.find(beyond(filter, after))).limit(limit);
    return (without.isEmpty() ? page : page.projection(Projections.exclude(without)))
        .into(new ArrayList<>());
  }

  /** The same in another order. */
  public SortedPaging sortedBy(String field, boolean descending) {
    return new SortedPaging(this, field, descending);
  }

  boolean sortsByIndex() {
    return sortsByIndex;
  }

  /** Hands out the id and one field of each document, and keeps some thousands of them at once. */
  void forEach(
      MongoCollection<Document> collection, Bson filter, String field, Consumer<Document> each) {
    String last = null;
    int found;
    do {
      List<Document> some =
          ordered(collection.find(beyond(filter, last)))
              .limit(AT_ONCE)
              .projection(Projections.include(field))
              .into(new ArrayList<>());
      some.forEach(each);
      found = some.size();
      last = found == 0 ? null : Fields.text(some.get(found - 1), Fields.ID);
    } while (found == AT_ONCE);
  }

  /** Hands out the ids of all documents, in order, at most {@code atOnce} at once. */
  public void forIds(
      MongoCollection<Document> collection, int atOnce, Consumer<List<String>> chunks) {
    List<String> ids = ids(collection, null);
    while (!ids.isEmpty()) {
      for (int from = 0; from < ids.size(); from += atOnce) {
        chunks.accept(ids.subList(from, Math.min(from + atOnce, ids.size())));
      }
      ids = ids(collection, ids.get(ids.size() - 1));
    }
  }

  private List<String> ids(MongoCollection<Document> collection, @Nullable String after) {
    return ordered(collection.find(beyond(Filters.empty(), after)))
        .limit(mostIds)
        .projection(new Document(Fields.ID, 1))
        .map(document -> Fields.text(document, Fields.ID))
        .into(new ArrayList<>());
  }

  private static Bson beyond(Bson filter, @Nullable String after) {
    return after == null ? filter : Filters.and(filter, Filters.gt(Fields.ID, after));
  }

  private FindIterable<Document> ordered(FindIterable<Document> found) {
    return sortsByIndex ? found.sort(Sorts.ascending(Fields.ID)) : found;
  }
}
