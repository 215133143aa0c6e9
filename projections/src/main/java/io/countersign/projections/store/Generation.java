package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import java.time.Instant;
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

  public MongoCollection<Document> collection(ViewCollection kind) {
    return database.getCollection(name + "_" + kind.wireName());
  }

  public ViewDocuments documents(ViewCollection kind) {
    return new ViewDocuments(collection(kind), writer);
  }

  /** The same, which stores behind what is being folded. */
  public Generation writtenBy(WriterBehind behind) {
    return new Generation(database, name, behind);
  }

  public WriterBehind behind() {
    return new WriterBehind(writer);
  }

  /** Returns once all that was given is stored; to be called before it is read. */
  public void settle() {
    writer.settle();
  }

  /** Stores documents that are new. */
  public void insert(ViewCollection kind, List<Document> documents) {
    writer.insert(collection(kind), documents);
  }

  /** Stores documents that are not kept in memory. */
  public void write(ViewCollection kind, List<Document> documents) {
    writer.write(collection(kind), documents);
  }

  /** The streams that it leaves out. */
  public ParkedStreams parked() {
    return new ParkedStreams(parkedCollection());
  }

  private MongoCollection<Document> parkedCollection() {
    return database.getCollection(name + "_parked");
  }

  /** Takes the marks of a drained stream out of the documents that it touched. */
  public void unmark(ParkedStreams.Drained drained) {
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

  void createIndexes() {
    for (ViewCollection kind : ViewCollection.values()) {
      if (!kind.indexes().isEmpty()) {
        collection(kind).createIndexes(kind.indexes());
      }
    }
  }

  void drop() {
    for (ViewCollection kind : ViewCollection.values()) {
      collection(kind).drop();
    }
    parkedCollection().drop();
    checkpoints().deleteOne(Filters.eq(Fields.ID, name));
  }

  private MongoCollection<Document> checkpoints() {
    return database.getCollection(CHECKPOINTS);
  }
}
