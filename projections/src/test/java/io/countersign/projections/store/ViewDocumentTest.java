package io.countersign.projections.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.bson.Document;
import org.junit.jupiter.api.Test;

class ViewDocumentTest {
  private final ViewDocument document = new ViewDocument(new Document(Fields.ID, "one"));

  @Test
  void countsAreAddedUpWhereTheyBelong() {
    document.add(2, "states", "OPEN");
    document.add(3, "states", "OPEN");
    document.add(1, "a.b", "c/d");

    assertThat(document.number("states", "OPEN")).isEqualTo(5);
    assertThat(document.number("a.b", "c/d")).isEqualTo(1);
    assertThat(document.number("states", "DONE")).isZero();
    assertThat(document.asItIs())
        .isEqualTo(
            new Document(Fields.ID, "one")
                .append("states", new Document("OPEN", 5L))
                .append("a%2eb", new Document("c%2fd", 1L)));
  }

  @Test
  void whatComesToNothingGoesWithWhatIsEmptyThen() {
    document.add(1, "flows", "image", "review");
    document.add(1, "flows", "image", "rework");

    document.add(-1, "flows", "image", "review");
    assertThat(document.asItIs().get("flows"))
        .isEqualTo(new Document("image", new Document("rework", 1L)));

    document.add(-1, "flows", "image", "rework");
    assertThat(document.asItIs()).isEqualTo(new Document(Fields.ID, "one"));
  }

  @Test
  void soDoesWhatIsChangedToBeEmpty() {
    document.inside(hour -> hour.put("open", 1L), "hours", "12");
    document.put("kept", "other", "field");
    assertThat(document.number("hours", "12", "open")).isEqualTo(1);

    document.inside(Document::clear, "hours", "12");
    document.remove("other", "nothing");
    assertThat(document.asItIs())
        .isEqualTo(new Document(Fields.ID, "one").append("other", new Document("field", "kept")));

    document.remove("other", "field");
    assertThat(document.asItIs()).isEqualTo(new Document(Fields.ID, "one"));
  }
}
