package io.countersign.ops.stores;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IdConditionsTest {
  private static final int DOCUMENTS = 100;

  private final MVStore store = MVStore.open(null);
  private final MVMap<Object, Document> documents =
      store.openMap(
          "documents",
          new MVMap.Builder<Object, Document>()
              .keyType(BsonValueType.INSTANCE)
              .valueType(BsonDocumentType.INSTANCE));

  @BeforeEach
  void fill() {
    for (int number = 0; number < DOCUMENTS; number++) {
      documents.put(id(number), new Document("_id", id(number)));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aPageBeginsAtItsMark() {
    Document page =
        new Document(
            "$and",
            List.of(
                new Document("$and", List.of(new Document("project", "p"))),
                new Document("_id", new Document("$gt", id(90)))));
    assertThat(ids(page)).first().isEqualTo(id(90));
    assertThat(ids(page)).hasSize(DOCUMENTS - 90);
  }

  @Test
  void ofSeveralBoundsTheHighestCounts() {
    Document page =
        new Document("_id", new Document("$gte", id(80)))
            .append("$and", List.of(new Document("_id", new Document("$gt", id(95)))));
    assertThat(ids(page)).hasSize(DOCUMENTS - 95);
  }

  @Test
  void aPageEndsBehindTheLastIdThatCanFit() {
    Document range =
        new Document("_id", new Document("$gte", id(20)).append("$lte", id(29)))
            .append("$and", List.of(new Document("_id", new Document("$lt", id(28)))));
    assertThat(ids(range)).first().isEqualTo(id(20));
    assertThat(ids(range)).last().isEqualTo(id(28));
    assertThat(ids(new Document("_id", new Document("$gte", id(30)).append("$lte", id(20)))))
        .isEmpty();
  }

  @Test
  void namedIdsAreReadInTheirOrderAndNoOthers() {
    Document named =
        new Document("project", "p")
            .append("_id", new Document("$in", List.of(id(9), id(3), "absent")));
    assertThat(ids(named)).containsExactly(id(3), id(9));
  }

  @Test
  void ofSeveralListsOfIdsTheirCommonOnesAreRead() {
    Document named =
        new Document("_id", new Document("$in", List.of(id(1), id(2))))
            .append("$and", List.of(new Document("_id", id(2))));
    assertThat(ids(named)).containsExactly(id(2));
  }

  @Test
  void aQueryOfOtherIdsOrNoneReadsEverything() {
    Stream.of(
            new Document(),
            new Document("project", "p"),
            new Document("_id", 7),
            new Document("_id", new Document("$gt", 7)),
            new Document("_id", new Document("$in", List.of(id(1), 7))),
            new Document("$or", List.of(new Document("_id", id(1)))))
        .forEach(query -> assertThat(IdConditions.of(query).documents(documents)).isNull());
  }

  private List<Object> ids(Document query) {
    Stream<Document> read = Objects.requireNonNull(IdConditions.of(query).documents(documents));
    return read.map(document -> document.get("_id")).toList();
  }

  private static String id(int number) {
    return "row-%03d".formatted(number);
  }
}
