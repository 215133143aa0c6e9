package io.countersign.ops.stores;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractSynchronizedMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;
import java.util.function.Predicate;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/**
 * A database of the embedded document store, as BSON in the file. What the library would do
 * instead, Java serialization, also to compare two keys, took a third of the time of an import.
 */
final class FileDatabase extends AbstractSynchronizedMongoDatabase<Object> {
  /** The library finds the databases of a file by it. */
  private static final String DOCUMENTS = "databases.";

  private static final String SIZES = "meta.";
  private static final String INDEX = "._index_";

  private final MVStore store;

  FileDatabase(String name, MVStore store, CursorRegistry cursors) {
    super(name, cursors);
    this.store = store;
    initializeNamespacesAndIndexes();
  }

  @Override
  protected Index<Object> openOrCreateUniqueIndex(
      String collection, String index, List<IndexKey> keys, boolean sparse) {
    MVMap<KeyValue, Object> positions =
        store.openMap(
            getFullCollectionNamespace(collection) + INDEX + index,
            new MVMap.Builder<KeyValue, Object>()
                .keyType(IndexKeyType.INSTANCE)
                .valueType(BsonValueType.INSTANCE));
    return new FileIndex(positions, index, keys, sparse);
  }

  @Override
  protected MongoCollection<Object> openOrCreateCollection(String name, CollectionOptions options) {
    String fullName = getFullCollectionNamespace(name);
    MVMap<Object, Document> documents =
        store.openMap(
            DOCUMENTS + fullName,
            new MVMap.Builder<Object, Document>()
                .keyType(BsonValueType.INSTANCE)
                .valueType(BsonDocumentType.INSTANCE));
    MVMap<String, Object> sizes = store.openMap(SIZES + fullName);
    return new FileCollection(this, name, options, documents, sizes, cursorRegistry);
  }

  @Override
  protected void dropIndex(MongoCollection<Object> collection, String index) {
    super.dropIndex(collection, index);
    store.removeMap(getFullCollectionNamespace(collection.getCollectionName()) + INDEX + index);
  }

  @Override
  public void dropCollection(String collection, Oplog oplog) {
    super.dropCollection(collection, oplog);
    String fullName = getFullCollectionNamespace(collection);
    removeMaps(
        map ->
            map.equals(DOCUMENTS + fullName)
                || map.equals(SIZES + fullName)
                || map.startsWith(fullName + INDEX));
  }

  @Override
  public void drop(Oplog oplog) {
    super.drop(oplog);
    String prefix = getFullCollectionNamespace("");
    removeMaps(
        map ->
            map.startsWith(DOCUMENTS + prefix)
                || map.startsWith(SIZES + prefix)
                || map.startsWith(prefix));
  }

  @Override
  public void moveCollection(
      MongoDatabase oldDatabase, MongoCollection<?> collection, String newName) {
    throw new UnsupportedOperationException("Expected collections to keep their names");
  }

  private void removeMaps(Predicate<String> which) {
    store.getMapNames().stream().filter(which).forEach(store::removeMap);
  }

  @Override
  protected long getStorageSize() {
    return store.getFileStore() == null ? 0 : store.getFileStore().size();
  }

  @Override
  protected long getFileSize() {
    return getStorageSize();
  }
}
