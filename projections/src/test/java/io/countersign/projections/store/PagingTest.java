package io.countersign.projections.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.countersign.projections.TestMongo;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PagingTest {
  private final MongoDatabase database = TestMongo.freshDatabase();

  @ParameterizedTest
  @CsvSource({"0, 10, 3", "9, 10, 3", "10, 10, 3", "11, 10, 3", "100, 7, 20", "100, 1000, 1"})
  void handsOutEachIdOnceAndInOrder(int count, int mostIds, int atOnce) {
    MongoCollection<Document> documents = database.getCollection("documents");
    List<String> expected =
        IntStream.range(0, count).mapToObj(number -> "id-%03d".formatted(number)).toList();
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(3));
    shuffled.forEach(id -> documents.insertOne(new Document(Fields.ID, id).append("a", "b")));

    List<List<String>> chunks = new ArrayList<>();
    Paging.of(database, mostIds).forIds(documents, atOnce, chunks::add);

    assertThat(chunks).allMatch(chunk -> !chunk.isEmpty() && chunk.size() <= atOnce);
    assertThat(chunks.stream().flatMap(List::stream)).containsExactlyElementsOf(expected);
  }
}
