package io.countersign.projections.store;

import org.bson.Document;

/** A document of a generation, by its collection and id. */
public record TouchedDocument(String collection, String id) {
  Document write() {
    return new Document("collection", collection).append("id", id);
  }

  static TouchedDocument read(Document document) {
    return new TouchedDocument(document.getString("collection"), document.getString("id"));
  }
}
