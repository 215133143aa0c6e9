package io.countersign.ops.stores;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.h2.H2Collection;
import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/**
 * A collection of the embedded document store. A query that restricts the ids reads only those
 * documents, also where it restricts other fields, too: the library would read the whole collection
 * for each page of a list.
 *
 * <p>What is found is a copy: the library changes a document where it lies, while it is still being
 * sent to whoever asked before, or written to the file.
 */
final class FileCollection extends H2Collection {
  private final MVMap<Object, Document> documents;

  FileCollection(
      MongoDatabase database,
      String name,
      CollectionOptions options,
      MVMap<Object, Document> documents,
      MVMap<String, Object> sizes,
      CursorRegistry cursors) {
    super(database, name, options, documents, sizes, cursors);
    this.documents = documents;
  }

  /** Nobody asks for it, and each document would be encoded once more to be measured. */
  @Override
  protected boolean tracksDataSize() {
    return false;
  }

  @Override
  protected QueryResult matchDocuments(
      Document query,
      @Nullable Document orderBy,
      int skip,
      int limit,
      int batchSize,
      @Nullable Document fields) {
    Stream<Document> wanted =
        isNaturalDescending(orderBy) ? null : IdConditions.of(query).documents(documents);
    if (wanted == null) {
      return super.matchDocuments(query, orderBy, skip, limit, batchSize, fields);
    }
    ExcludedFields excluded = ExcludedFields.of(fields);
    boolean asStored = skip == 0 && (orderBy == null || orderBy.isEmpty());
    if (excluded == null || !asStored) {
      return matchDocumentsFromStream(wanted, query, orderBy, skip, limit, batchSize, fields);
    }
    return super.createQueryResult(
        found(wanted, query, limit).map(excluded::from).toList(), batchSize);
  }

  private Stream<Document> found(Stream<Document> wanted, Document query, int limit) {
    Stream<Document> found = wanted.filter(document -> documentMatchesQuery(document, query));
    return limit > 0 ? found.limit(limit) : found;
  }

  @Override
  protected QueryResult createQueryResult(List<Document> found, int batchSize) {
    return super.createQueryResult(found.stream().map(Document::clone).toList(), batchSize);
  }
}
