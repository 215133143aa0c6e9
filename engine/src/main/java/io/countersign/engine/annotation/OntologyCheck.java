package io.countersign.engine.annotation;

import io.countersign.engine.refusal.FieldError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks a label's annotations against an ontology and the size of what they are about. */
public final class OntologyCheck {
  /** Most annotations that one label may have. */
  public static final int MAX_ANNOTATIONS = 2_000;

  /** Most corners of a polygon. */
  public static final int MAX_CORNERS = 5_000;

  /** Longest free text, in characters. */
  public static final int MAX_TEXT = 20_000;

  /** Most errors that are told of one label. */
  public static final int MAX_ERRORS = 100;

  private static final int MAX_LISTED = 20;
  private static final int MAX_QUOTED = 100;

  /** How far a shape may reach over the border, in pixels: what adding fractions costs. */
  private static final double ROUNDING = 1e-6;

  /**
   * The bounds that shapes and spans must keep to; {@code null} where they do not apply.
   *
   * @param width in pixels
   * @param height in pixels
   * @param codePoints length of the text
   */
  public record Extent(
      @Nullable Integer width, @Nullable Integer height, @Nullable Integer codePoints) {}

  private final Ontology ontology;
  private final Extent extent;
  private final List<FieldError> errors = new ArrayList<>();

  private OntologyCheck(Ontology ontology, Extent extent) {
    this.ontology = ontology;
    this.extent = extent;
  }

  /** What is wrong with {@code annotations}, with the path of each field; empty if nothing is. */
  public static List<FieldError> errors(
      Ontology ontology, Extent extent, List<Annotation> annotations) {
    OntologyCheck check = new OntologyCheck(ontology, extent);
    check.check(annotations);
    return check.errors;
  }

  private void check(List<Annotation> annotations) {
    if (annotations.size() > MAX_ANNOTATIONS) {
      wrong("annotations", "TOO_MANY", "Expected at most " + MAX_ANNOTATIONS + " annotations");
      return;
    }
    Set<String> said = new HashSet<>();
    for (int i = 0; i < annotations.size(); i++) {
      checkOne("annotations[" + i + "]", annotations.get(i), said);
    }
    for (Ontology.Definition definition : ontology.annotations()) {
      if (definition.required() && !said.contains(definition.name())) {
        wrong("annotations", "REQUIRED_MISSING", "Expected an annotation " + definition.name());
      }
    }
  }

  private void checkOne(String path, Annotation annotation, Set<String> said) {
    Optional<Ontology.Definition> definition = ontology.definition(annotation.name());
    if (definition.isEmpty()) {
      wrong(path + ".name", "UNKNOWN_NAME", "The ontology has no " + quoted(annotation.name()));
      return;
    }
    if (definition.get().type() != annotation.type()) {
      String expected = definition.get().type().wireName();
      wrong(path + ".type", "WRONG_TYPE", "Expected the type " + expected);
      return;
    }
    boolean first = said.add(annotation.name());
    checkConfidence(path, annotation.confidence());
    checkContent(path, annotation, definition.get(), first);
  }

  private void checkConfidence(String path, @Nullable Double confidence) {
    if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
      wrong(path + ".confidence", "OUT_OF_RANGE", "Expected a confidence from 0 to 1");
    }
  }

  private void checkContent(
      String path, Annotation annotation, Ontology.Definition definition, boolean first) {
    if (annotation instanceof Annotation.Choice choice) {
      requireOnce(path, first);
      requireOption(path + ".value", choice.value(), definition);
    } else if (annotation instanceof Annotation.Choices choices) {
      requireOnce(path, first);
      checkChoices(path, choices, definition);
    } else if (annotation instanceof Annotation.Box box) {
      checkBox(path + ".box", box.box());
    } else if (annotation instanceof Annotation.Polygon polygon) {
      checkPolygon(path + ".polygon", polygon.polygon());
    } else if (annotation instanceof Annotation.Span span) {
      checkSpan(path + ".span", span.span());
    } else if (annotation instanceof Annotation.Text text) {
      checkText(path + ".text", text.text(), definition);
    }
  }

  private void requireOnce(String path, boolean first) {
    if (!first) {
      wrong(path + ".name", "REPEATED", "Expected one annotation of this name");
    }
  }

  private void requireOption(String path, String value, Ontology.Definition definition) {
    if (!definition.options().contains(value)) {
      wrong(path, "UNKNOWN_OPTION", "Expected one of " + listed(definition.options()));
    }
  }

  private void checkChoices(
      String path, Annotation.Choices choices, Ontology.Definition definition) {
    List<String> values = choices.values();
    if (definition.required() && values.isEmpty()) {
      wrong(path + ".values", "EMPTY", "Expected at least one option");
    }
    if (new HashSet<>(values).size() != values.size()) {
      wrong(path + ".values", "REPEATED", "Expected each option once");
    }
    for (int i = 0; i < values.size(); i++) {
      requireOption(path + ".values[" + i + "]", values.get(i), definition);
    }
  }

  private void checkBox(String path, Annotation.Rectangle box) {
    if (!(box.width() > 0 && box.height() > 0)) {
      wrong(path, "EMPTY", "Expected a width and a height above 0");
    } else if (!inside(box.x(), box.y())
        || !inside(box.x() + box.width(), box.y() + box.height())) {
      wrong(path, "OUT_OF_RANGE", "Expected a box inside the image");
    }
  }

  private void checkPolygon(String path, List<Annotation.Point> corners) {
    if (corners.size() < 3 || corners.size() > MAX_CORNERS) {
      wrong(path, "CORNERS", "Expected 3 to " + MAX_CORNERS + " corners");
      return;
    }
    for (int i = 0; i < corners.size(); i++) {
      if (!inside(corners.get(i).x(), corners.get(i).y())) {
        wrong(path + "[" + i + "]", "OUT_OF_RANGE", "Expected a corner inside the image");
      }
    }
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

  private void checkSpan(String path, Annotation.CodePointRange span) {
    Integer length = extent.codePoints();
    if (span.start() < 0 || span.end() <= span.start()) {
      wrong(path, "EMPTY", "Expected 0 <= start < end");
    } else if (length == null || span.end() > length) {
      wrong(path + ".end", "OUT_OF_RANGE", "Expected a span inside the text");
    }
  }

  private void checkText(String path, String text, Ontology.Definition definition) {
    if (definition.required() && text.isBlank()) {
      wrong(path, "EMPTY", "Expected a text");
    } else if (text.length() > MAX_TEXT) {
      wrong(path, "TOO_LONG", "Expected at most " + MAX_TEXT + " characters");
    }
  }

  private void wrong(String path, String code, String detail) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(new FieldError(path, code, detail));
    }
  }

  /** The first of {@code options}, and how many there are where that is not all. */
  public static String listed(List<String> options) {
    return options.size() <= MAX_LISTED
        ? options.toString()
        : options.subList(0, MAX_LISTED) + " and " + (options.size() - MAX_LISTED) + " more";
  }

  private static String quoted(String name) {
    return name.length() <= MAX_QUOTED ? name : name.substring(0, MAX_QUOTED) + "…";
  }
}
