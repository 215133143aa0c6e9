package io.countersign.ops.stores;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a projection excludes. The library copies the whole document to exclude some of
 * it, which took half of the time of a page of a list.
 */
final class ExcludedFields {
  private final Document fields;

  private ExcludedFields(Document fields) {
    this.fields = fields;
  }

  /** {@code null} if something else is asked for, or something deep in a document. */
  static @Nullable ExcludedFields of(@Nullable Document fields) {
    return fields != null
            && !fields.isEmpty()
            && fields.entrySet().stream()
                .allMatch(field -> field.getKey().indexOf('.') < 0 && isExcluded(field.getValue()))
        ? new ExcludedFields(fields)
        : null;
  }

  private static boolean isExcluded(Object value) {
    return (value instanceof Number || value instanceof Boolean) && !Utils.isTrue(value);
  }

  /** The document without them; what is in it is shared. */
  Document from(Document document) {
    Document rest = new Document();
    for (Map.Entry<String, Object> field : document.entrySet()) {
      if (!fields.containsKey(field.getKey())) {
        rest.put(field.getKey(), field.getValue());
      }
    }
    return rest;
  }
}
