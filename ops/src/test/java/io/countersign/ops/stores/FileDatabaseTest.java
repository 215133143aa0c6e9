package io.countersign.ops.stores;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.bson.types.Decimal128;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileDatabaseTest {
  @TempDir private Path folder;

  @Test
  void documentsAreTheSameAfterTheFileWasOpenedAgain() {
    List<Document> written = everyKindOfId();
    with(database -> database.getCollection("all").insertMany(written));
    List<Document> read =
        with(
            database -> {
              MongoCollection<Document> all = database.getCollection("all");
              return written.stream().map(one -> all.find(byId(one)).first()).toList();
            });
    assertThat(read).isEqualTo(written);
  }

  @Test
  void aTakenKeyIsStillTakenAfterTheFileWasOpenedAgain() {
    with(
        database -> {
          MongoCollection<Document> pairs = database.getCollection("pairs");
          pairs.createIndex(Indexes.ascending("a", "b"), new IndexOptions().unique(true));
          return pairs.insertMany(List.of(pair("x", null), pair("x", 1), pair("x", "1")));
        });
    List<Boolean> free =
        with(
            database ->
                List.of(
                    isFree(database, pair("x", null)),
                    isFree(database, pair("x", 1L)),
                    isFree(database, pair("x", "1")),
                    isFree(database, pair("x", 2))));
    assertThat(free).containsExactly(false, false, false, true);
  }

  @Test
  void aDocumentIsReadAsItWasOrAsItIsAndNeverHalfWay() {
    List<Document> torn =
        with(
            database -> {
              MongoCollection<Document> figures = database.getCollection("figures");
              figures.insertOne(manyAlike("0"));
              AtomicBoolean done = new AtomicBoolean();
              CompletableFuture<List<Document>> reading =
                  CompletableFuture.supplyAsync(() -> tornUntil(done, figures));
              for (int number = 1; number <= 3_000; number++) {
                figures.replaceOne(byId(manyAlike("")), manyAlike(Integer.toString(number)));
              }
              done.set(true);
              return reading.join();
            });
    assertThat(torn).isEmpty();
  }

  private static Document manyAlike(String value) {
    Document document = new Document("_id", "only");
    for (int field = 0; field < 200; field++) {
      document.append("field-%d-%s".formatted(field, field % 2 == 0 ? "" : value), value);
    }
    return document;
  }

  private static List<Document> tornUntil(AtomicBoolean done, MongoCollection<Document> figures) {
    List<Document> torn = new ArrayList<>();
    while (!done.get()) {
      Document read = figures.find().first();
      if (read == null || read.size() != 201 || Set.copyOf(read.values()).size() != 2) {
        torn.add(read == null ? new Document() : read);
      }
    }
    return torn;
  }

  @Test
  void pagesHoldWhatOneReadingOfEverythingHolds() {
    Bson even = Filters.eq("even", true);
    List<List<Document>> read =
        with(
            database -> {
              MongoCollection<Document> rows = database.getCollection("rows");
              for (int number = 0; number < 100; number++) {
                Document row = new Document("_id", "row-%03d".formatted(number));
                rows.insertOne(row.append("even", number % 2 == 0));
              }
              List<Document> all = rows.find(even).into(new ArrayList<>());
              return List.of(all, byPages(rows, even));
            });
    assertThat(read.get(1)).hasSize(50).isEqualTo(read.get(0));
  }

  @Test
  void whatIsLeftOutOfAPageIsStillLookedAtAndKept() {
    Document inner = new Document("a", List.of(1, 2));
    Bson wanted = Filters.and(Filters.gt("_id", "b"), Filters.eq("state", "open"));
    List<Document> read =
        with(
            database -> {
              MongoCollection<Document> rows = database.getCollection("rows");
              for (String id : List.of("a", "b", "c", "d", "e")) {
                Document row = new Document("_id", id).append("inner", inner);
                rows.insertOne(row.append("state", id.equals("d") ? "done" : "open"));
              }
              List<Document> page =
                  rows.find(wanted)
                      .projection(Projections.exclude("state", "missing"))
                      .limit(2)
                      .into(new ArrayList<>());
              rows.find(wanted).into(page);
              return page;
            });
    Document whole = new Document("_id", "c").append("inner", inner).append("state", "open");
    assertThat(read)
        .containsExactly(
            new Document("_id", "c").append("inner", inner),
            new Document("_id", "e").append("inner", inner),
            whole,
            new Document(whole).append("_id", "e"));
  }

  private static List<Document> byPages(MongoCollection<Document> rows, Bson filter) {
    List<Document> found = new ArrayList<>();
    List<Document> page;
    String after = "";
    do {
      Bson beyond = Filters.and(filter, Filters.gt("_id", after));
      page = rows.find(beyond).limit(7).into(new ArrayList<>());
      found.addAll(page);
      after = page.isEmpty() ? after : page.get(page.size() - 1).getString("_id");
    } while (!page.isEmpty());
    return found;
  }

  @Test
  void aDroppedCollectionLeavesNothingInTheFile() {
    with(
        database -> {
          MongoCollection<Document> dropped = database.getCollection("dropped");
          dropped.insertOne(new Document("_id", "one"));
          dropped.drop();
          dropped.insertOne(new Document("_id", "one"));
          dropped.drop();
          return true;
        });
    try (MVStore store = MVStore.open(file().toString())) {
      assertThat(store.getMapNames()).noneMatch(map -> map.contains("dropped"));
    }
  }

  @Test
  void aFileOfAnotherFormatIsSetAside() {
    try (MVStore store = MVStore.open(file().toString())) {
      store.openMap("databases.countersign.all").put("one", "two");
    }
    try (DataFolder data = DataFolder.open(folder.resolve("data"));
        EmbeddedMongoServer server = EmbeddedMongoServer.start(data)) {
      assertThat(server.wasReset()).isTrue();
    }
  }

  private <T> T with(Function<MongoDatabase, T> work) {
    try (DataFolder data = DataFolder.open(folder.resolve("data"));
        EmbeddedMongoServer server = EmbeddedMongoServer.start(data);
        MongoClient client = MongoClients.create(settings(server.uri()))) {
      assertThat(server.wasReset()).isFalse();
      return work.apply(client.getDatabase("countersign"));
    }
  }

  private static MongoClientSettings settings(String uri) {
    return MongoClientSettings.builder()
        .applyConnectionString(new ConnectionString(uri))
        .uuidRepresentation(UuidRepresentation.STANDARD)
        .build();
  }

  private Path file() {
    Path projections = folder.resolve("data").resolve("projections");
    assertThat(projections.toFile().isDirectory() || projections.toFile().mkdirs()).isTrue();
    return projections.resolve("projections.mv.db");
  }

  /** More than fit on one page, of every type that a document can hold. */
  private static List<Document> everyKindOfId() {
    List<Document> documents = new ArrayList<>();
    for (int number = 0; number < 500; number++) {
      documents.add(new Document("_id", "text ä€😀 %04d".formatted(number)).append("n", number));
    }
    List<Object> others =
        Arrays.asList(
            "",
            7,
            8L << 40,
            2.5,
            true,
            new Date(1_234_567_890_123L),
            new ObjectId(),
            UUID.randomUUID(),
            new Document("a", 1).append("b", List.of(1, "2")));
    others.forEach(id -> documents.add(new Document("_id", id).append("values", values())));
    return documents;
  }

  private static List<Object> values() {
    return Arrays.asList(
        null,
        new Document(),
        List.of(List.of(1, 2L), "ä"),
        new Binary(new byte[] {1, 0, -1}),
        Decimal128.parse("1.50"),
        -0.0,
        Long.MIN_VALUE,
        "\u0000");
  }

  private static Bson byId(Document document) {
    return Filters.eq("_id", document.get("_id"));
  }

  private static Document pair(String a, @Nullable Object b) {
    return new Document("a", a).append("b", b);
  }

  private static boolean isFree(MongoDatabase database, Document pair) {
    try {
      database.getCollection("pairs").insertOne(pair);
      return true;
    } catch (MongoWriteException e) {
      return false;
    }
  }
}
