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
    annotation
        .accept(new StatementCheck(path, definition.get(), first, extent))
        .limit(MAX_ERRORS)
        .forEach(this::add);
  }

  private void checkConfidence(String path, @Nullable Double confidence) {
    if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
      wrong(path + ".confidence", "OUT_OF_RANGE", "Expected a confidence from 0 to 1");
    }
  }

  private void wrong(String path, String code, String detail) {
    add(new FieldError(path, code, detail));
  }

  private void add(FieldError error) {
    if (errors.size() < MAX_ERRORS) {
      errors.add(error);
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
