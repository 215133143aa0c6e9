package io.countersign.projections.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Annotation.Box;
import io.countersign.engine.annotation.Annotation.Choice;
import io.countersign.engine.annotation.Annotation.Choices;
import io.countersign.engine.annotation.Annotation.CodePointRange;
import io.countersign.engine.annotation.Annotation.Point;
import io.countersign.engine.annotation.Annotation.Polygon;
import io.countersign.engine.annotation.Annotation.Rectangle;
import io.countersign.engine.annotation.Annotation.Span;
import io.countersign.engine.annotation.Annotation.Text;
import io.countersign.engine.annotation.AnnotationType;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class AnnotationBsonTest {
  private static final List<Annotation> OF_EVERY_TYPE =
      List.of(
          new Choice("category", "bag", 0.5),
          new Choices("colours", List.of("red", "blue"), null),
          new Box("logo", new Rectangle(1.5, 2, 3, 4), 1.0),
          new Polygon("outline", List.of(new Point(0, 0), new Point(1, 0), new Point(1, 1)), null),
          new Span("name", new CodePointRange(3, 9), 0.0),
          new Text("note", "$ü.", null));

  @Test
  void everyTypeComesBackAsItWas() {
    assertThat(OF_EVERY_TYPE)
        .extracting(Annotation::type)
        .containsExactlyInAnyOrder(AnnotationType.values());

    List<Document> stored =
        AnnotationBson.write(OF_EVERY_TYPE).stream()
            .map(document -> BsonDocument.parse(document.toJson()))
            .map(bson -> Document.parse(bson.toJson()))
            .toList();

    assertThat(AnnotationBson.readAll(stored)).isEqualTo(OF_EVERY_TYPE);
  }
}
