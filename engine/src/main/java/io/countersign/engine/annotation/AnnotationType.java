package io.countersign.engine.annotation;

import java.util.Locale;

/** The kinds of statement that an ontology can ask for; the wire form is the name in lower case. */
public enum AnnotationType {
  CHOICE,
  CHOICES,
  BOX,
  POLYGON,
  SPAN,
  TEXT;

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
}
