package io.countersign.ops.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.AbstractUniqueIndex;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A unique index of the embedded document store, in the file. Of one text, such as an id, the key
 * is made at once: the library's way, for keys of any shape, took a third of the time of an insert.
 */
final class FileIndex extends AbstractUniqueIndex<Object> {
  private final MVMap<KeyValue, Object> positions;
  private final @Nullable String onlyField;

  FileIndex(MVMap<KeyValue, Object> positions, String name, List<IndexKey> keys, boolean sparse) {
    super(name, keys, sparse);
    this.positions = positions;
    String first = keys.get(0).getKey();
    this.onlyField = keys.size() == 1 && first.indexOf('.') < 0 ? first : null;
  }

  private @Nullable KeyValue textOf(Document document) {
    return onlyField != null && document.get(onlyField) instanceof String text
        ? new KeyValue(text)
        : null;
  }

  @Override
  public Set<KeyValue> getKeyValues(Document document) {
    KeyValue text = textOf(document);
    return text == null ? super.getKeyValues(document) : Set.of(text);
  }

  @Override
  public synchronized void checkAdd(Document document, MongoCollection<Object> collection) {
    KeyValue text = textOf(document);
    if (text == null) {
      super.checkAdd(document, collection);
    } else if (positions.containsKey(text)) {
      throw new DuplicateKeyError(this, collection, getKeys(), text);
    }
  }

  @Override
  public synchronized void add(
      Document document, @Nullable Object position, MongoCollection<Object> collection) {
    KeyValue text = textOf(document);
    if (text == null) {
      super.add(document, position, collection);
    } else if (!putKeyPosition(text, position)) {
      throw new DuplicateKeyError(this, collection, getKeys(), text);
    }
  }

  @Override
  protected @Nullable Object removeDocument(KeyValue key) {
    return positions.remove(key);
  }

  @Override
  protected boolean putKeyPosition(KeyValue key, @Nullable Object position) {
    return positions.putIfAbsent(key, Missing.ofNullable(position)) == null;
  }

  @Override
  protected Iterable<Map.Entry<KeyValue, Object>> getIterable() {
    return positions.entrySet();
  }

  @Override
  protected @Nullable Object getPosition(KeyValue key) {
    return positions.get(key);
  }

  @Override
  public long getCount() {
    return positions.sizeAsLong();
  }

  @Override
  public boolean isEmpty() {
    return positions.isEmpty();
  }

  @Override
  public long getDataSize() {
    return getCount();
  }
}
