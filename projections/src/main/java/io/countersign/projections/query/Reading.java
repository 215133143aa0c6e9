package io.countersign.projections.query;

import com.mongodb.client.model.Filters;
import io.countersign.projections.store.DeadLetter;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Freshness;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Paging;
import io.countersign.projections.store.ViewCollection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The served documents, as a query reads them. */
public final class Reading {
  private final Generation generation;
  private final Freshness checkpoint;
  private final Supplier<Reading> again;
  private final Supplier<Paging> paging;
  private final LongSupplier head;
  private final Instant now;
  private @Nullable Freshness freshness;

  Reading(
      Generation generation,
      Supplier<Reading> again,
      Supplier<Paging> paging,
      LongSupplier head,
      Instant now) {
    this.generation = generation;
    this.checkpoint = generation.checkpoint();
    this.head = head;
    this.again = again;
    this.paging = paging;
    this.now = now;
  }

  /** When the query was asked. */
  public Instant now() {
    return now;
  }

  /** The position of the last event that all documents surely include. */
  long position() {
    return checkpoint.position();
  }

  /** How far all documents surely are: up to now, if there is no event that they do not include. */
  public Freshness freshness() {
    Freshness known = freshness;
    if (known == null) {
      boolean complete = head.getAsLong() <= checkpoint.position();
      known = complete ? new Freshness(checkpoint.position(), now) : checkpoint;
      freshness = known;
    }
    return known;
  }

  /** The streams that the views leave out, as they could not be followed. */
  List<DeadLetter> deadLetters() {
    return generation.deadLetters().all();
  }

  /** What is served at the moment, which may have changed on the way. */
  public Reading again() {
    return again.get();
  }

  public Optional<Document> find(ViewCollection documents, String id) {
    return Optional.ofNullable(
        generation.collection(documents).find(Filters.eq(Fields.ID, id)).first());
  }

  /** The document; an empty one where it is missing. */
  public Document get(ViewCollection documents, String id) {
    return find(documents, id).orElseGet(Document::new);
  }

  public List<Document> find(ViewCollection documents, Bson filter) {
    return generation.collection(documents).find(filter).into(new ArrayList<>());
  }

  /** The ids of all documents. */
  public List<String> ids(ViewCollection documents) {
    return generation
        .collection(documents)
        .find()
        .projection(new Document(Fields.ID, 1))
        .map(found -> Fields.text(found, Fields.ID))
        .into(new ArrayList<>());
  }

  /** At most {@code limit} documents after an id, in the order of their ids. */
  public List<Document> after(
      ViewCollection documents, Bson filter, @Nullable String id, int limit) {
    return paging.get().read(generation.collection(documents), filter, id, limit);
  }

  /**
   * A page of a list.
   *
   * @param without fields that the items do not need
   * @param items makes them of the documents on the page
   */
  public <T> Page<T> page(
      ViewCollection documents,
      Bson filter,
      PageRequest wanted,
      List<String> without,
      Function<List<Document>, List<T>> items) {
    List<Document> found =
        paging
            .get()
            .read(
                generation.collection(documents),
                filter,
                wanted.afterId(),
                wanted.limit() + 1,
                without);
    return page(found, wanted, last -> PageMark.write(Fields.text(last, Fields.ID)), items);
  }

  /** A page of a list that is sorted by a field. */
  public <T> Page<T> page(
      ViewCollection documents,
      Bson filter,
      Sorting sorting,
      PageRequest wanted,
      List<String> without,
      Function<List<Document>, List<T>> items) {
    List<Document> found =
        paging
            .get()
            .sortedBy(sorting.key().field(), sorting.descending())
            .read(
                generation.collection(documents),
                filter,
                wanted.after() == null ? null : SortMark.read(sorting, wanted.after()),
                wanted.limit() + 1,
                without);
    return page(found, wanted, last -> SortMark.write(sorting, last), items);
  }

  private <T> Page<T> page(
      List<Document> found,
      PageRequest wanted,
      Function<Document, String> mark,
      Function<List<Document>, List<T>> items) {
    boolean more = found.size() > wanted.limit();
    List<Document> shown = more ? found.subList(0, wanted.limit()) : found;
    String next = more ? mark.apply(shown.get(wanted.limit() - 1)) : null;
    return new Page<>(items.apply(shown), next, freshness().asOf(), freshness().position());
  }
}
