package io.countersign.projections.store;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/** The sets of collections in a database, one of which is served. */
public final class Generations {
  private static final String SERVING = "serving";
  private static final String FORM = "form";
  private static final String NEXT = "next";
  private static final String NAMES = "names";
  private static final String NONE = "g0";
  private static final Pattern COLLECTION = Pattern.compile("(g\\d+)_.*");

  private final MongoDatabase database;
  private final Schema schema;
  private final DocumentWriter writer;

  public Generations(MongoDatabase database, Schema schema, DocumentWriter writer) {
    this.database = database;
    this.schema = schema;
    this.writer = writer;
  }

  /** The set that queries read; empty before the first event, and after a change of form. */
  public Optional<Generation> serving() {
    Document stored = meta().find(Filters.eq(Fields.ID, SERVING)).first();
    return Optional.ofNullable(stored)
        .filter(serving -> schema.form().equals(serving.get(FORM)))
        .map(serving -> generation(Fields.text(serving, "generation")));
  }

  /** The set that queries read, made if there is none. */
  public Generation servingOrNew() {
    return serving()
        .orElseGet(
            () -> {
              Generation first = createNext();
              serve(first);
              return first;
            });
  }

  /** The set that queries read; one without documents if there is none. */
  public Generation servingOrEmpty() {
    return serving().orElseGet(() -> generation(NONE));
  }

  /** Reads from the served set, and again if another came to be served meanwhile. */
  public <T> T read(Function<Generation, T> reading) {
    while (true) {
      Generation generation = servingOrEmpty();
      T found = reading.apply(generation);
      if (servingOrEmpty().name().equals(generation.name())) {
        return found;
      }
    }
  }

  /**
   * Has dead letters tried again soon.
   *
   * @param streams which; all of them if empty
   * @return how many there are
   */
  public long retryDeadLetters(Collection<String> streams) {
    return read(served -> served.deadLetters().askRetry(streams));
  }

  /**
   * A new, empty set that is to be served: from now on no set that was begun before can be, so that
   * whoever was overtaken while it made one cannot put it in front of a newer one.
   */
  public Generation createNext() {
    Generation next = create();
    meta()
        .updateOne(
            Filters.eq(Fields.ID, SERVING),
            Updates.set(NEXT, next.name()),
            new UpdateOptions().upsert(true));
    return next;
  }

  /** A new, empty set that nobody reads. */
  public Generation create() {
    Document names =
        meta()
            .findOneAndUpdate(
                Filters.eq(Fields.ID, NAMES),
                Updates.inc("last", 1L),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
    Generation created = generation("g" + Fields.number(Objects.requireNonNull(names), "last"));
    created.createIndexes(schema.collections());
    return created;
  }

  /**
   * Makes queries read a set from {@link #createNext} from now on, by one update.
   *
   * @throws IllegalStateException if another was begun since
   */
  public void serve(Generation generation) {
    boolean served =
        meta()
                .replaceOne(
                    Filters.and(
                        Filters.eq(Fields.ID, SERVING), Filters.eq(NEXT, generation.name())),
                    new Document(Fields.ID, SERVING)
                        .append("generation", generation.name())
                        .append(FORM, schema.form()))
                .getMatchedCount()
            == 1;
    if (!served) {
      throw new IllegalStateException(
          "Expected %s to be served next, but another was begun since"
              .formatted(generation.name()));
    }
  }

  /** Drops every set but the one that is served, and returns their names. */
  public List<String> dropOthers() {
    return dropOthers(Set.of());
  }

  /** Drops every set but the one that is served and {@code kept}, and returns their names. */
  public List<String> dropOthersThan(Generation kept) {
    return dropOthers(Set.of(kept.name()));
  }

  private List<String> dropOthers(Set<String> kept) {
    Optional<String> serving = serving().map(Generation::name);
    TreeSet<String> names = new TreeSet<>();
    for (String collection : database.listCollectionNames()) {
      Matcher matcher = COLLECTION.matcher(collection);
      if (matcher.matches()) {
        names.add(matcher.group(1));
      }
    }
    serving.ifPresent(names::remove);
    names.removeAll(kept);
    names.forEach(name -> generation(name).drop());
    return new ArrayList<>(names);
  }

  /** Drops every set; the next one is made from the start of the log. */
  public void dropAll() {
    meta().deleteOne(Filters.eq(Fields.ID, SERVING));
    dropOthers();
  }

  public void drop(Generation generation) {
    generation.drop();
  }

  private Generation generation(String name) {
    return new Generation(database, name, writer);
  }

  private MongoCollection<Document> meta() {
    return database.getCollection("projection_meta");
  }
}
