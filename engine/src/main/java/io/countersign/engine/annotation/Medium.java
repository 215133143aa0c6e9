package io.countersign.engine.annotation;

/** What the content of a data row is, as far as it matters to what may be said about it. */
public enum Medium {
  IMAGE,
  TEXT
}
