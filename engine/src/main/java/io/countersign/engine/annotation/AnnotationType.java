package io.countersign.engine.annotation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of statement that an ontology can ask for; the wire form is the name in lower case. */
public enum AnnotationType {
  CHOICE(Annotation.Choice.class, Set.of(Medium.IMAGE, Medium.TEXT), Annotation.Choice::new),
  CHOICES(
      Annotation.Choices.class,
      Set.of(Medium.IMAGE, Medium.TEXT),
      (name, option, confidence) -> new Annotation.Choices(name, List.of(option), confidence)),
  BOX(Annotation.Box.class, Set.of(Medium.IMAGE)),
  POLYGON(Annotation.Polygon.class, Set.of(Medium.IMAGE)),
  SPAN(Annotation.Span.class, Set.of(Medium.TEXT)),
  TEXT(Annotation.Text.class, Set.of(Medium.IMAGE, Medium.TEXT));

  /** Says that one option is chosen. */
  private interface Chooser {
    Annotation choose(String name, String option, @Nullable Double confidence);
  }

  private final Class<? extends Annotation> form;
  private final Set<Medium> media;
  private final @Nullable Chooser chooser;

  AnnotationType(Class<? extends Annotation> form, Set<Medium> media) {
    this(form, media, null);
  }

  AnnotationType(Class<? extends Annotation> form, Set<Medium> media, @Nullable Chooser chooser) {
    this.form = form;
    this.media = media;
    this.chooser = chooser;
  }

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the wire form.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static AnnotationType ofWireName(String wireName) {
    return valueOf(wireName.toUpperCase(Locale.ROOT));
  }

  /**
   * The type of the statements that {@code form} holds.
   *
   * @throws IllegalArgumentException if there is no such type
   */
  public static AnnotationType ofForm(Class<?> form) {
    return Arrays.stream(values())
        .filter(type -> type.form == form)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Expected an annotation, but got " + form));
  }

  /** The record that holds its statements. */
  public Class<? extends Annotation> form() {
    return form;
  }

  /** Whether it can be said of a content like this. */
  public boolean fits(Medium medium) {
    return media.contains(medium);
  }

  /** Whether its statements choose among the options of a definition. */
  public boolean hasOptions() {
    return chooser != null;
  }

  /** The statement that chooses {@code option}; empty for a type that chooses none. */
  public Optional<Annotation> choosing(String name, String option, @Nullable Double confidence) {
    return Optional.ofNullable(chooser).map(how -> how.choose(name, option, confidence));
  }
}
