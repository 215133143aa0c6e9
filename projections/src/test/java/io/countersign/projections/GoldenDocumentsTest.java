package io.countersign.projections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.datarow.DataRowEvent;
import io.countersign.engine.datarow.DataRowEvent.LabelSubmitted;
import io.countersign.engine.modelrun.ModelEvent;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.projections.fold.ReadModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.json.JsonMode;
import org.bson.json.JsonWriterSettings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The documents of a story are approved as files: {@code mvn test -Dtest=GoldenDocumentsTest
 * -Dgolden=write}. What is stored already is rebuilt only where a revision says that its form is
 * another, so that a changed document needs a new revision.
 */
class GoldenDocumentsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  /** Longs are plain; the types of other numbers are told. */
  private static final JsonWriterSettings EXACT =
      JsonWriterSettings.builder()
          .outputMode(JsonMode.RELAXED)
          .indent(true)
          .int64Converter((value, writer) -> writer.writeNumber(Long.toString(value)))
          .int32Converter(
              (value, writer) -> writer.writeRaw("{\"$numberInt\": \"%d\"}".formatted(value)))
          .dateTimeConverter(
              (value, writer) ->
                  writer.writeRaw("{\"$date\": \"%s\"}".formatted(Instant.ofEpochMilli(value))))
          .build();

  private static final Story STORY = GoldenStory.told();
  private static Projected projected;

  @BeforeAll
  static void fold() {
    projected = Projected.of(STORY);
  }

  static List<ReadModel> models() {
    return ReadModels.ALL;
  }

  @ParameterizedTest
  @MethodSource("models")
  void theDocumentsAreTheApprovedOnes(ReadModel model) throws IOException {
    Path golden = GOLDEN.resolve(model.name() + ".json");
    String now = text(model, model.revision());
    int approved = Files.exists(golden) ? approvedRevision(golden) : 0;
    if (approved == model.revision() && !Files.readString(golden).equals(now)) {
      assertThat(now)
          .as(
              "The documents of %s changed, but its revision is still %d, so that stored ones would"
                  + " not be made anew: raise the revision where the read model is declared, then"
                  + " write the file with -Dgolden=write",
              model.name(), model.revision())
          .isEqualTo(Files.readString(golden));
    }
    if ("write".equals(System.getProperty("golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(golden, now);
    } else if (approved != model.revision()) {
      fail(
          "%s is approved in revision %d, but is in revision %d: write the file with"
              + " -Dgolden=write, and look at its difference",
          model.name(), approved, model.revision());
    }
  }

  private static int approvedRevision(Path golden) throws IOException {
    return Document.parse(Files.readString(golden)).getInteger("revision");
  }

  /** The order of fields means nothing, and is not approved. */
  private static String text(ReadModel model, int revision) {
    List<Document> documents =
        projected
            .serving()
            .collection(model.documents())
            .find()
            .map(GoldenDocumentsTest::sorted)
            .into(new ArrayList<>());
    documents.sort((one, other) -> one.getString("_id").compareTo(other.getString("_id")));
    return new Document("readModel", model.name())
            .append("revision", (long) revision)
            .append("indexes", model.documents().indexes())
            .append("documents", documents)
            .toJson(EXACT)
        + "\n";
  }

  private static Document sorted(Document document) {
    Document sorted = new Document();
    new TreeMap<>(document).forEach((field, value) -> sorted.append(field, sorted(value)));
    return sorted;
  }

  private static Object sorted(Object value) {
    if (value instanceof Document inner) {
      return sorted(inner);
    }
    return value instanceof List<?> items
        ? items.stream().map(item -> sorted((Object) item)).toList()
        : value;
  }

  @ParameterizedTest
  @MethodSource("models")
  void theStoryGivesEachReadModelDocuments(ReadModel model) {
    assertThat(projected.serving().collection(model.documents()).find()).isNotEmpty();
  }

  @Test
  void theStoryHasEachKindOfEventAndOfAnnotation() {
    List<Class<?>> kinds =
        Stream.of(ProjectEvent.class, BatchEvent.class, ModelEvent.class, DataRowEvent.class)
            .flatMap(family -> Stream.<Class<?>>of(family.getPermittedSubclasses()))
            .toList();
    assertThat(STORY.events())
        .extracting(event -> (Object) event.payload().getClass())
        .containsAll(kinds);
    assertThat(STORY.events().stream().flatMap(event -> said(event.payload())))
        .extracting(said -> (Object) said.getClass())
        .contains((Object[]) Annotation.class.getPermittedSubclasses());
  }

  private static Stream<Annotation> said(Object event) {
    return event instanceof LabelSubmitted submitted
        ? submitted.annotations().stream()
        : Stream.empty();
  }
}
