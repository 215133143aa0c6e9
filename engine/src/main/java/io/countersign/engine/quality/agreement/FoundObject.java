package io.countersign.engine.quality.agreement;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Annotation.CodePointRange;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody found: a shape on an image, or a stretch of a text.
 *
 * @param shape {@code null} in a text
 * @param span {@code null} on an image
 */
record FoundObject(@Nullable Shape shape, @Nullable CodePointRange span) {
  private static final Kinds KINDS = new Kinds();

  /** What was found; empty for what is said of the whole. */
  static Optional<FoundObject> of(Annotation said) {
    return said.accept(KINDS);
  }

  /** How much it costs to compare it. */
  int edges() {
    return shape == null ? 1 : shape.edges();
  }

  /** How far both are the same, in [0, 1]. */
  double likeness(FoundObject other) {
    if (shape != null && other.shape != null) {
      return shape.overlap(other.shape);
    }
    return span != null && Objects.equals(span, other.span) ? 1 : 0;
  }

  private static final class Kinds implements Annotation.Cases<Optional<FoundObject>> {
    @Override
    public Optional<FoundObject> choice(Annotation.Choice choice) {
      return Optional.empty();
    }

    @Override
    public Optional<FoundObject> choices(Annotation.Choices choices) {
      return Optional.empty();
    }

    @Override
    public Optional<FoundObject> box(Annotation.Box box) {
      return Optional.of(new FoundObject(Shape.of(box.box()), null));
    }

    @Override
    public Optional<FoundObject> polygon(Annotation.Polygon polygon) {
      return Optional.of(new FoundObject(new Shape(polygon.polygon()), null));
    }

    @Override
    public Optional<FoundObject> span(Annotation.Span span) {
      return Optional.of(new FoundObject(null, span.span()));
    }

    @Override
    public Optional<FoundObject> text(Annotation.Text text) {
      return Optional.empty();
    }
  }
}
