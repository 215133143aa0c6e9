package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** One set of collections, made from the event log from its start. */
public final class Generation {
  static final String CHECKPOINTS = "projection_checkpoint";
  private static final String AS_OF = "asOf";

  private final MongoDatabase database;
  private final String name;
  private final DocumentWriter writer;

  Generation(MongoDatabase database, String name, DocumentWriter writer) {
    this.database = database;
    this.name = name;
    this.writer = writer;
  }

  public String name() {
    return name;
  }

  public MongoCollection<Document> collection(ViewCollection documents) {
    return database.getCollection(prefix() + documents.name());
  }

  public ViewDocuments documents(ViewCollection documents) {
    return new ViewDocuments(collection(documents), writer);
  }

  /** The same, which stores behind what is being folded. */
  public Generation writtenBy(WriteBehind behind) {
    return new Generation(database, name, behind);
  }

  public WriteBehind behind() {
    return new WriteBehind(writer);
  }

  /** Returns once all that was given is stored; to be called before it is read. */
  public void flush() {
    writer.flush();
  }

  /** Stores documents that are new. */
  public void insert(ViewCollection into, List<Document> documents) {
    writer.insert(collection(into), documents);
  }

  /** Stores documents that are not kept in memory. */
  public void write(ViewCollection into, List<Document> documents) {
    writer.write(collection(into), documents);
  }

  /** The streams that it leaves out. */
  public DeadLetters deadLetters() {
    return new DeadLetters(database.getCollection(prefix() + "dead_letter"));
  }

  /** Takes the marks of a drained stream out of the documents that it touched. */
  public void unmark(DeadLetters.Drained drained) {
    for (TouchedDocument touched : drained.touched()) {
      MongoCollection<Document> collection = database.getCollection(touched.collection());
      Document found = collection.find(Filters.eq(Fields.ID, touched.id())).first();
      if (found != null && ViewDocument.unmark(found, drained.stream())) {
        writer.write(collection, List.of(found));
      }
    }
  }

  /** How far the whole set surely is. */
  public Freshness checkpoint() {
    Document stored = checkpoints().find(Filters.eq(Fields.ID, name)).first();
    return stored == null
        ? Freshness.NOTHING
        : new Freshness(Fields.number(stored, Fields.POSITION), Fields.instant(stored, AS_OF));
  }

  /** Says that everything up to {@code position} is stored. */
  public void reach(long position, @Nullable Instant asOf) {
    Document checkpoint =
        new Document(Fields.ID, name)
            .append(Fields.POSITION, position)
            .append(AS_OF, Fields.date(asOf));
    writer.write(checkpoints(), List.of(checkpoint));
  }

  void createIndexes(List<ViewCollection> collections) {
    for (ViewCollection documents : collections) {
      if (!documents.indexes().isEmpty()) {
        collection(documents).createIndexes(documents.indexModels());
      }
    }
  }

  /** With it goes what it has of read models that are no more. */
  void drop() {
    for (String collection : database.listCollectionNames().into(new ArrayList<>())) {
      if (collection.startsWith(prefix())) {
        database.getCollection(collection).drop();
      }
    }
    checkpoints().deleteOne(Filters.eq(Fields.ID, name));
  }

  private String prefix() {
    return name + "_";
  }

  private MongoCollection<Document> checkpoints() {
    return database.getCollection(CHECKPOINTS);
  }
}
