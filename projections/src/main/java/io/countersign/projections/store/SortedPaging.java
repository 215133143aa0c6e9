package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * Reads documents in the order of a field and, where that is equal, of their ids; those without the
 * field come last, whichever the direction. The field needs an index that ends with it and the id.
 *
 * <p>The embedded server has no such index and would hold all that it sorts. Of everything that
 * fits, only field and id are read there, and only as many as a page has are kept.
 */
public final class SortedPaging {
  private final Paging paging;
  private final String field;
  private final boolean descending;

  SortedPaging(Paging paging, String field, boolean descending) {
    this.paging = paging;
    this.field = field;
    this.descending = descending;
  }

  /**
   * Where a page ended.
   *
   * @param value of the field; {@code null} among those without it
   */
  public record Place(@Nullable Comparable<?> value, String id) {}

  /** At most {@code limit} documents after a place, without some fields of each. */
  public List<Document> read(
      MongoCollection<Document> collection,
      Bson filter,
      @Nullable Place after,
      int limit,
      List<String> without) {
    List<Document> found = new ArrayList<>();
    if (after == null || after.value() != null) {
      found.addAll(withField(collection, filter, after, limit, without));
    }
    if (found.size() < limit) {
      Bson others = Filters.and(filter, Filters.exists(field, false));
      String last = after == null || after.value() != null ? null : after.id();
      found.addAll(paging.read(collection, others, last, limit - found.size(), without));
    }
    return found;
  }

  private List<Document> withField(
      MongoCollection<Document> collection,
      Bson filter,
      @Nullable Place after,
      int limit,
      List<String> without) {
    Bson wanted = Filters.and(filter, Filters.exists(field), beyond(after));
    if (!paging.sortsByIndex()) {
      return whole(collection, first(collection, wanted, limit), without);
    }
    Bson order =
        descending ? Sorts.descending(field, Fields.ID) : Sorts.ascending(field, Fields.ID);
    return collection
        .find(wanted)
        .sort(order)
        .limit(limit)
        .projection(Projections.exclude(without))
        .into(new ArrayList<>());
  }

  private Bson beyond(@Nullable Place after) {
    if (after == null) {
      return Filters.empty();
    }
    Bson same = Filters.eq(field, after.value());
    return descending
        ? Filters.or(
            Filters.lt(field, after.value()), Filters.and(same, Filters.lt(Fields.ID, after.id())))
        : Filters.or(
            Filters.gt(field, after.value()), Filters.and(same, Filters.gt(Fields.ID, after.id())));
  }

  /** The ids that come first, in order. */
  private List<String> first(MongoCollection<Document> collection, Bson wanted, int limit) {
    Comparator<Document> order = order();
    PriorityQueue<Document> first = new PriorityQueue<>(order.reversed());
    paging.forEach(
        collection,
        wanted,
        field,
        document -> {
          first.add(document);
          if (first.size() > limit) {
            first.remove();
          }
        });
    return first.stream().sorted(order).map(found -> Fields.text(found, Fields.ID)).toList();
  }

  @SuppressWarnings("unchecked") // The values of a field are all of one kind.
  private Comparator<Document> order() {
    Comparator<Document> ascending =
        Comparator.<Document, Comparable<Object>>comparing(
                document -> (Comparable<Object>) document.get(field))
            .thenComparing(document -> Fields.text(document, Fields.ID));
    return descending ? ascending.reversed() : ascending;
  }

  private static List<Document> whole(
      MongoCollection<Document> collection, List<String> ids, List<String> without) {
    Map<String, Document> found = new HashMap<>();
    collection
        .find(Filters.in(Fields.ID, ids))
        .projection(Projections.exclude(without))
        .forEach(document -> found.put(Fields.text(document, Fields.ID), document));
    return ids.stream().filter(found::containsKey).map(found::get).toList();
  }
}
