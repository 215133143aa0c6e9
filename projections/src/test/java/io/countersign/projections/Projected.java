package io.countersign.projections;

import com.mongodb.client.MongoDatabase;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.projections.query.Views;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.ViewCollection;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;

/** The projections of a story, in a database of their own. */
final class Projected {
  static final int ROWS_KEPT = 3;

  private final MongoDatabase database = TestMongo.freshDatabase();
  private final Story story;

  private Projected(Story story) {
    this.story = story;
  }

  /** Folds a whole story at once, and answers as at its end. */
  static Views views(Story story) {
    return of(story).views();
  }

  static Projected of(Story story) {
    Projected projected = nothingOf(story);
    projected.fold(story.events());
    return projected;
  }

  /** Folds nothing yet. */
  static Projected nothingOf(Story story) {
    return new Projected(story);
  }

  void fold(List<RecordedEvent> batch) {
    new Pipeline(ReadModels.generations(database).servingOrNew(), story, ROWS_KEPT).fold(batch);
  }

  Views views() {
    return viewsAt(story.now());
  }

  /** Answers at this moment. */
  Views viewsAt(Instant now) {
    return ReadModels.views(database, story::lastPosition, Clock.fixed(now, ZoneOffset.UTC));
  }

  MongoDatabase database() {
    return database;
  }

  Generation serving() {
    return ReadModels.generations(database).servingOrEmpty();
  }

  /** Every stored document, by collection and id. */
  Map<String, Document> documents() {
    return documents(serving());
  }

  static Map<String, Document> documents(Generation generation) {
    Map<String, Document> documents = new TreeMap<>();
    for (ViewCollection kind : ReadModels.collections()) {
      for (Document found : generation.collection(kind).find().into(new ArrayList<>())) {
        documents.put(kind.name() + " " + found.getString("_id"), found);
      }
    }
    return documents;
  }
}
