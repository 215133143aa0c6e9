package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The streams that a generation leaves out. */
public final class DeadLetters {
  private static final String TYPE = "type";
  private static final String SINCE = "since";
  private static final String TRIES = "tries";
  private static final String FAILURE = "failure";
  private static final String RETRY = "retry";
  private static final String TOUCHED = "touched";

  private final MongoCollection<Document> collection;

  DeadLetters(MongoCollection<Document> collection) {
    this.collection = collection;
  }

  /** All of them, those first that were left out first. */
  public List<DeadLetter> all() {
    List<DeadLetter> all = new ArrayList<>();
    collection
        .find()
        .sort(Sorts.ascending(Fields.POSITION))
        .forEach(document -> all.add(read(document)));
    return all;
  }

  /** Has a stream tried again by the runner; every stream if none is named. */
  public long askRetry(Collection<String> streams) {
    Bson which = streams.isEmpty() ? Filters.empty() : Filters.in(Fields.ID, streams);
    return collection.updateMany(which, Updates.set(RETRY, true)).getMatchedCount();
  }

  /** The first that is to be tried again; a project comes before its rows, which need it. */
  public Optional<DeadLetter> asked() {
    Bson inOrder = Sorts.ascending(Fields.POSITION);
    return Optional.ofNullable(collection.find(Filters.eq(RETRY, true)).sort(inOrder).first())
        .map(DeadLetters::read);
  }

  /** Leaves a stream out, or says that it could not be followed once more. */
  public void put(DeadLetter letter) {
    Document document =
        new Document(Fields.ID, letter.stream())
            .append(Fields.POSITION, letter.position())
            .append(TYPE, letter.type())
            .append(SINCE, Fields.date(letter.since()))
            .append(TRIES, (long) letter.tries())
            .append(FAILURE, letter.failure());
    collection.replaceOne(
        Filters.eq(Fields.ID, letter.stream()), document, new ReplaceOptions().upsert(true));
  }

  /**
   * Says that everything of a stream is stored, in documents that still say so themselves.
   *
   * @param touched those documents
   */
  public void drained(DeadLetter letter, List<TouchedDocument> touched) {
    collection.updateOne(
        Filters.eq(Fields.ID, letter.stream()),
        Updates.set(TOUCHED, touched.stream().map(TouchedDocument::write).toList()));
  }

  /** Streams that are drained but for their marks in these documents. */
  public List<Drained> drained() {
    List<Drained> drained = new ArrayList<>();
    collection
        .find(Filters.exists(TOUCHED))
        .forEach(
            document ->
                drained.add(
                    new Drained(
                        Fields.text(document, Fields.ID),
                        document.getList(TOUCHED, Document.class).stream()
                            .map(TouchedDocument::read)
                            .toList())));
    return drained;
  }

  /** A stream that is drained, and the documents that still say so. */
  public record Drained(String stream, List<TouchedDocument> touched) {}

  public void remove(String stream) {
    collection.deleteOne(Filters.eq(Fields.ID, stream));
  }

  private static DeadLetter read(Document document) {
    Instant since = Objects.requireNonNull(Fields.instant(document, SINCE));
    return new DeadLetter(
        Fields.text(document, Fields.ID),
        Fields.number(document, Fields.POSITION),
        Fields.text(document, TYPE),
        since,
        (int) Fields.number(document, TRIES),
        Fields.text(document, FAILURE));
  }
}
