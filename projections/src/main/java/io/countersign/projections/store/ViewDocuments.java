package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The documents of one collection that one view keeps. Those used last stay in memory, which is
 * safe as long as nobody else writes them.
 */
public final class ViewDocuments {
  private static final int KEPT = 1_000;

  private final MongoCollection<Document> collection;
  private final DocumentWriter writer;
  private final Map<String, ViewDocument> loaded = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable String late;

  ViewDocuments(MongoCollection<Document> collection, DocumentWriter writer) {
    this.collection = collection;
    this.writer = writer;
  }

  /**
   * Changes a document, which may be new, by the event at {@code position}, unless it was before.
   */
  public void change(String id, long position, Consumer<ViewDocument> change) {
    ViewDocument document = loaded.computeIfAbsent(id, this::load);
    if (late != null) {
      document.changeLate(late, position, change);
    } else if (!document.includes(position)) {
      change.accept(document);
      document.reach(position);
    }
  }

  /**
   * From now on takes events of {@code stream} that are earlier than what the documents include:
   * each document says itself up to where it includes them.
   */
  public void beginLate(String stream) {
    late = stream;
  }

  /** Takes events in their order again, and tells the documents that say otherwise. */
  public List<TouchedDocument> endLate() {
    String stream = late;
    late = null;
    return stream == null
        ? List.of()
        : loaded.values().stream()
            .filter(document -> document.isMarked(stream))
            .map(document -> document.touched(collection.getNamespace().getCollectionName()))
            .toList();
  }

  /** Forgets what is kept in memory, as somebody else has written. */
  public void forget() {
    loaded.clear();
  }

  private ViewDocument load(String id) {
    writer.flush();
    Document found = collection.find(Filters.eq(Fields.ID, id)).first();
    return new ViewDocument(found == null ? new Document(Fields.ID, id) : found);
  }

  /** Writes each changed document once. */
  public void write() {
    List<ViewDocument> changed = loaded.values().stream().filter(ViewDocument::changed).toList();
    writer.write(collection, changed.stream().map(ViewDocument::asItIs).toList());
    changed.forEach(ViewDocument::stored);
    trim();
  }

  private void trim() {
    Iterator<String> oldest = loaded.keySet().iterator();
    for (int surplus = loaded.size() - KEPT; surplus > 0; surplus--) {
      oldest.next();
      oldest.remove();
    }
  }
}
