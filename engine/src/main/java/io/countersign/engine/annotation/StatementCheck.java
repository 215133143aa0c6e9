package io.countersign.engine.annotation;

import static io.countersign.engine.annotation.OntologyCheck.MAX_CORNERS;
import static io.countersign.engine.annotation.OntologyCheck.MAX_TEXT;

import io.countersign.engine.annotation.OntologyCheck.Extent;
import io.countersign.engine.refusal.FieldError;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is wrong with one annotation, by its type.
 *
 * @param path of the annotation
 * @param definition of its name and type
 * @param first whether it is the label's first of this name
 */
record StatementCheck(String path, Ontology.Definition definition, boolean first, Extent extent)
    implements Annotation.Cases<Stream<FieldError>> {
  /** How far a shape may reach over the border, in pixels: what adding fractions costs. */
  private static final double ROUNDING = 1e-6;

  /** Least width and height of a box, in pixels: nobody could see a smaller one. */
  private static final double LEAST_SIDE = 1e-3;

  /** Least area of a polygon, in square pixels. */
  private static final double LEAST_AREA = LEAST_SIDE * LEAST_SIDE;

  @Override
  public Stream<FieldError> choice(Annotation.Choice choice) {
    return Stream.concat(once(), option(".value", choice.value()));
  }

  @Override
  public Stream<FieldError> choices(Annotation.Choices choices) {
    List<String> values = choices.values();
    boolean repeated = new HashSet<>(values).size() != values.size();
    return Stream.of(
            once(),
            unless(
                !definition.required() || !values.isEmpty(),
                ".values",
                "EMPTY",
                "Expected at least one option"),
            unless(!repeated, ".values", "REPEATED", "Expected each option once"),
            IntStream.range(0, values.size())
                .boxed()
                .flatMap(i -> option(".values[" + i + "]", values.get(i))))
        .flatMap(errors -> errors);
  }

  private Stream<FieldError> once() {
    return unless(first, ".name", "REPEATED", "Expected one annotation of this name");
  }

  private Stream<FieldError> option(String field, String value) {
    List<String> options = definition.options();
    return options.contains(value)
        ? Stream.empty()
        : wrong(field, "UNKNOWN_OPTION", "Expected one of " + OntologyCheck.listed(options));
  }

  @Override
  public Stream<FieldError> box(Annotation.Box annotation) {
    Annotation.Rectangle box = annotation.box();
    if (!(box.width() >= LEAST_SIDE && box.height() >= LEAST_SIDE)) {
      return wrong(
          ".box", "EMPTY", "Expected a width and a height of at least " + LEAST_SIDE + " pixels");
    }
    return unless(
        inside(box.x(), box.y()) && inside(box.x() + box.width(), box.y() + box.height()),
        ".box",
        "OUT_OF_RANGE",
        "Expected a box inside the image");
  }

  @Override
  public Stream<FieldError> polygon(Annotation.Polygon annotation) {
    List<Annotation.Point> corners = annotation.polygon();
    if (corners.size() < 3 || corners.size() > MAX_CORNERS) {
      return wrong(".polygon", "CORNERS", "Expected 3 to " + MAX_CORNERS + " corners");
    }
    int[] outside =
        IntStream.range(0, corners.size())
            .filter(i -> !inside(corners.get(i).x(), corners.get(i).y()))
            .toArray();
    return outside.length == 0 ? outline(new Outline(corners)) : cornersOutside(outside);
  }

  private Stream<FieldError> cornersOutside(int[] outside) {
    return IntStream.of(outside)
        .boxed()
        .flatMap(
            i ->
                wrong(".polygon[" + i + "]", "OUT_OF_RANGE", "Expected a corner inside the image"));
  }

  private Stream<FieldError> outline(Outline outline) {
    if (!(outline.area() >= LEAST_AREA)) {
      return wrong(".polygon", "EMPTY", "Expected a polygon with an area");
    }
    return unless(
        !outline.crossesItself(), ".polygon", "CROSSING", "Expected edges that don't cross");
  }

  private boolean inside(double x, double y) {
    Integer width = extent.width();
    Integer height = extent.height();
    return width != null
        && height != null
        && x >= 0
        && y >= 0
        && x <= width + ROUNDING
        && y <= height + ROUNDING;
  }

  @Override
  public Stream<FieldError> span(Annotation.Span annotation) {
    Annotation.CodePointRange span = annotation.span();
    Integer length = extent.codePoints();
    if (span.start() < 0 || span.end() <= span.start()) {
      return wrong(".span", "EMPTY", "Expected 0 <= start < end");
    }
    return unless(
        length != null && span.end() <= length,
        ".span.end",
        "OUT_OF_RANGE",
        "Expected a span inside the text");
  }

  @Override
  public Stream<FieldError> text(Annotation.Text annotation) {
    String text = annotation.text();
    if (definition.required() && text.isBlank()) {
      return wrong(".text", "EMPTY", "Expected a text");
    }
    return unless(
        text.length() <= MAX_TEXT,
        ".text",
        "TOO_LONG",
        "Expected at most " + MAX_TEXT + " characters");
  }

  private Stream<FieldError> unless(boolean holds, String field, String code, String detail) {
    return holds ? Stream.empty() : wrong(field, code, detail);
  }

  private Stream<FieldError> wrong(String field, String code, String detail) {
    return Stream.of(new FieldError(path + field, code, detail));
  }
}
