package io.countersign.projections.row;

import io.countersign.engine.datarow.ContentRef;
import io.countersign.projections.store.Fields;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Where a row's content is, and its metadata, as they are stored in a view and read from it. */
final class ContentBson {
  private ContentBson() {}

  static Document write(ContentRef content) {
    Document document =
        new Document("sha256", content.sha256())
            .append("mediaType", content.mediaType())
            .append("bytes", content.bytes());
    addIfPresent(document, "width", content.width());
    addIfPresent(document, "height", content.height());
    addIfPresent(document, "codePoints", content.codePoints());
    return document;
  }

  /** A list, as the names of fields can't be any text. */
  static List<Document> write(Map<String, String> metadata) {
    return metadata.entrySet().stream()
        .map(entry -> new Document("name", entry.getKey()).append("value", entry.getValue()))
        .toList();
  }

  private static void addIfPresent(Document document, String field, @Nullable Integer value) {
    if (value != null) {
      document.append(field, value);
    }
  }

  static ContentRef read(Document document) {
    return new ContentRef(
        Fields.text(document, "sha256"),
        Fields.text(document, "mediaType"),
        Fields.number(document, "bytes"),
        document.getInteger("width"),
        document.getInteger("height"),
        document.getInteger("codePoints"));
  }

  static Map<String, String> readMetadata(List<Document> documents) {
    Map<String, String> metadata = new LinkedHashMap<>();
    documents.forEach(
        entry -> metadata.put(Fields.text(entry, "name"), Fields.text(entry, "value")));
    return metadata;
  }
}
