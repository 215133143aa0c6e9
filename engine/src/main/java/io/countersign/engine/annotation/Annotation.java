package io.countersign.engine.annotation;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One statement about a data row, of a type that the ontology defines under {@link #name()}.
 * Confidences are probabilities in [0, 1]; absent where a person speaks.
 *
 * <p>Whatever depends on the type is a method here, or a {@link Cases}: the compiler names each
 * place that a new type has to be told to.
 */
public sealed interface Annotation {

  /** The name under which the ontology defines it. */
  String name();

  /** How sure the model is, in [0, 1]. */
  @Nullable Double confidence();

  AnnotationType type();

  /** Does what {@code cases} does for this type. */
  <R extends @Nullable Object> R accept(Cases<R> cases);

  /**
   * What it says, in the one form that all who say the same share: without confidence, and without
   * an order that means nothing.
   */
  Annotation answer();

  /** The one option that it chooses; empty where it chooses none, or may choose several. */
  Optional<String> option();

  /** What it is counted under: the options that it chooses, or else its name. */
  List<String> classes();

  /**
   * One case for each type.
   *
   * @param <R> what comes of a case
   */
  interface Cases<R extends @Nullable Object> {
    R choice(Choice choice);

    R choices(Choices choices);

    R box(Box box);

    R polygon(Polygon polygon);

    R span(Span span);

    R text(Text text);
  }

  /** One option of several. */
  record Choice(String name, String value, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.CHOICE;
    }

    @Override
    public <R extends @Nullable Object> R accept(Cases<R> cases) {
      return cases.choice(this);
    }

    @Override
    public Choice answer() {
      return new Choice(name, value, null);
    }

    @Override
    public Optional<String> option() {
      return Optional.of(value);
    }

    @Override
    public List<String> classes() {
      return List.of(value);
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

    @Override
    public <R extends @Nullable Object> R accept(Cases<R> cases) {
      return cases.choices(this);
    }

    @Override
    public Choices answer() {
      return new Choices(name, values.stream().distinct().sorted().toList(), null);
    }

    @Override
    public Optional<String> option() {
      return Optional.empty();
    }

    @Override
    public List<String> classes() {
      return values;
    }
  }

  /** An upright rectangle on an image. */
  record Box(String name, Rectangle box, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.BOX;
    }

    @Override
    public <R extends @Nullable Object> R accept(Cases<R> cases) {
      return cases.box(this);
    }

    @Override
    public Box answer() {
      return new Box(name, box, null);
    }

    @Override
    public Optional<String> option() {
      return Optional.empty();
    }

    @Override
    public List<String> classes() {
      return List.of(name);
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

    @Override
    public <R extends @Nullable Object> R accept(Cases<R> cases) {
      return cases.polygon(this);
    }

    @Override
    public Polygon answer() {
      return new Polygon(name, polygon, null);
    }

    @Override
    public Optional<String> option() {
      return Optional.empty();
    }

    @Override
    public List<String> classes() {
      return List.of(name);
    }
  }

  /** A stretch of a text. */
  record Span(String name, CodePointRange span, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.SPAN;
    }

    @Override
    public <R extends @Nullable Object> R accept(Cases<R> cases) {
      return cases.span(this);
    }

    @Override
    public Span answer() {
      return new Span(name, span, null);
    }

    @Override
    public Optional<String> option() {
      return Optional.empty();
    }

    @Override
    public List<String> classes() {
      return List.of(name);
    }
  }

  /** Free text, such as a transcription. */
  record Text(String name, String text, @Nullable Double confidence) implements Annotation {
    @Override
    public AnnotationType type() {
      return AnnotationType.TEXT;
    }

    @Override
    public <R extends @Nullable Object> R accept(Cases<R> cases) {
      return cases.text(this);
    }

    @Override
    public Text answer() {
      return new Text(name, text, null);
    }

    @Override
    public Optional<String> option() {
      return Optional.empty();
    }

    @Override
    public List<String> classes() {
      return List.of(name);
    }
  }

  /** In pixels from the top left. */
  record Rectangle(double x, double y, double width, double height) {}

  /** In pixels from the top left. */
  record Point(double x, double y) {}

  /** In Unicode code points; {@code end} is exclusive. */
  record CodePointRange(int start, int end) {}
}
