package io.countersign.ops.stores;

import static java.util.Spliterator.NONNULL;
import static java.util.Spliterator.ORDERED;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * What a query says about ids that are texts. Nothing that it says of them is lost by leaving out
 * conditions: whoever asks checks the documents against the whole query.
 */
final class IdConditions {
  private static final String ID = "_id";

  private @Nullable String least;
  private @Nullable String most;
  private @Nullable TreeSet<String> among;

  private IdConditions() {}

  static IdConditions of(Document query) {
    IdConditions conditions = new IdConditions();
    conditions.add(query);
    return conditions;
  }

  private void add(Document query) {
    if (query.get("$and") instanceof Collection<?> all) {
      all.stream()
          .filter(Document.class::isInstance)
          .forEach(condition -> add((Document) condition));
    }
    if (query.get(ID) instanceof Document ids) {
      atLeast(ids.get("$gt"));
      atLeast(ids.get("$gte"));
      atMost(ids.get("$lt"));
      atMost(ids.get("$lte"));
      among(ids.get("$in"));
    } else if (query.get(ID) instanceof String id) {
      among(List.of(id));
    }
  }

  private void atLeast(@Nullable Object bound) {
    if (bound instanceof String id && (least == null || id.compareTo(least) > 0)) {
      least = id;
    }
  }

  private void atMost(@Nullable Object bound) {
    if (bound instanceof String id && (most == null || id.compareTo(most) < 0)) {
      most = id;
    }
  }

  private void among(@Nullable Object values) {
    if (values instanceof Collection<?> ids && ids.stream().allMatch(String.class::isInstance)) {
      TreeSet<String> wanted = new TreeSet<>();
      ids.forEach(id -> wanted.add((String) id));
      if (among != null) {
        wanted.retainAll(among);
      }
      among = wanted;
    }
  }

  /**
   * The documents that can fit, in the order of their ids; {@code null} if the query says nothing
   * of ids.
   */
  @Nullable Stream<Document> documents(MVMap<Object, Document> all) {
    if (among != null) {
      return among.stream().map(all::get).filter(Objects::nonNull);
    }
    if (least != null && most != null && least.compareTo(most) > 0) {
      return Stream.empty();
    }
    return least == null && most == null ? null : values(all.cursor(least, most, false));
  }

  private static Stream<Document> values(Cursor<Object, Document> cursor) {
    Iterator<Document> values =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return cursor.hasNext();
          }

          @Override
          public Document next() {
            cursor.next();
            return cursor.getValue();
          }
        };
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(values, ORDERED | NONNULL), false);
  }
}
