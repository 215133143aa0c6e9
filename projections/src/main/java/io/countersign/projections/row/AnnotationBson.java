package io.countersign.projections.row;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.AnnotationType;
import io.countersign.projections.store.Fields;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Annotations as documents, with the field names of the public contract. */
final class AnnotationBson {
  private AnnotationBson() {}

  static List<Document> write(List<Annotation> annotations) {
    return annotations.stream().map(AnnotationBson::write).toList();
  }

  private static Document write(Annotation annotation) {
    Document document =
        new Document("name", annotation.name()).append("type", annotation.type().wireName());
    if (annotation.confidence() != null) {
      document.append("confidence", annotation.confidence());
    }
    return annotation.accept(new Writer(document));
  }

  static List<Annotation> readAll(List<Document> documents) {
    return documents.stream().map(AnnotationBson::read).toList();
  }

  private static Annotation read(Document document) {
    String name = Fields.text(document, "name");
    @Nullable Double confidence = document.getDouble("confidence");
    return switch (AnnotationType.ofWireName(Fields.text(document, "type"))) {
      case CHOICE -> new Annotation.Choice(name, Fields.text(document, "value"), confidence);
      case CHOICES ->
          new Annotation.Choices(name, document.getList("values", String.class), confidence);
      case BOX -> new Annotation.Box(name, box(Fields.child(document, "box")), confidence);
      case POLYGON -> new Annotation.Polygon(name, polygon(document), confidence);
      case SPAN -> new Annotation.Span(name, span(Fields.child(document, "span")), confidence);
      case TEXT -> new Annotation.Text(name, Fields.text(document, "text"), confidence);
    };
  }

  private static Annotation.Rectangle box(Document box) {
    return new Annotation.Rectangle(
        box.getDouble("x"), box.getDouble("y"), box.getDouble("width"), box.getDouble("height"));
  }

  private static List<Annotation.Point> polygon(Document document) {
    return document.getList("polygon", List.class).stream()
        .map(point -> new Annotation.Point((Double) point.get(0), (Double) point.get(1)))
        .toList();
  }

  private static Annotation.CodePointRange span(Document span) {
    return new Annotation.CodePointRange(span.getInteger("start"), span.getInteger("end"));
  }

  /** Adds what a type says to the document of its annotation. */
  private record Writer(Document document) implements Annotation.Cases<Document> {
    @Override
    public Document choice(Annotation.Choice choice) {
      return document.append("value", choice.value());
    }

    @Override
    public Document choices(Annotation.Choices choices) {
      return document.append("values", choices.values());
    }

    @Override
    public Document box(Annotation.Box annotation) {
      Annotation.Rectangle box = annotation.box();
      return document.append(
          "box",
          new Document("x", box.x())
              .append("y", box.y())
              .append("width", box.width())
              .append("height", box.height()));
    }

    @Override
    public Document polygon(Annotation.Polygon annotation) {
      List<List<Double>> corners =
          annotation.polygon().stream().map(corner -> List.of(corner.x(), corner.y())).toList();
      return document.append("polygon", corners);
    }

    @Override
    public Document span(Annotation.Span annotation) {
      Annotation.CodePointRange span = annotation.span();
      return document.append("span", new Document("start", span.start()).append("end", span.end()));
    }

    @Override
    public Document text(Annotation.Text annotation) {
      return document.append("text", annotation.text());
    }
  }
}
