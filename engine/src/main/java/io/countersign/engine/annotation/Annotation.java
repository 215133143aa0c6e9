package io.countersign.engine.annotation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One statement about a data row, of a type that the ontology defines under {@link #name()}.
 * Confidences are probabilities in [0, 1]; absent where a person speaks.
 */
public sealed interface Annotation {

  /** The name under which the ontology defines it. */
  String name();

  /** How sure the model is, in [0, 1]. */
  @Nullable Double confidence();

  AnnotationType type();

  /** One option of several. */
  record Choice(String name, String value, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.CHOICE;
    }
  }

  /** Any number of options. */
  record Choices(String name, List<String> values, @Nullable Double confidence)
      implements Annotation {
    public Choices {
      values = List.copyOf(values);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.CHOICES;
    }
  }

  /** An upright rectangle on an image. */
  record Box(String name, Rectangle box, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.BOX;
    }
  }

  /** A closed outline on an image, three corners at least. */
  record Polygon(String name, List<Point> polygon, @Nullable Double confidence)
      implements Annotation {
    public Polygon {
      polygon = List.copyOf(polygon);
    }

    @Override
    public AnnotationType type() {
      return AnnotationType.POLYGON;
    }
  }

  /** A stretch of a text. */
  record Span(String name, CodePointRange span, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.SPAN;
    }
  }

  /** Free text, such as a transcription. */
  record Text(String name, String text, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.TEXT;
    }
  }

  /** In pixels from the top left. */
  record Rectangle(double x, double y, double width, double height) {}

  /** In pixels from the top left. */
  record Point(double x, double y) {}

  /** In Unicode code points; {@code end} is exclusive. */
  record CodePointRange(int start, int end) {}
}
