package io.countersign.ops.server.imports.mapping;

import java.util.List;

/** What a row has to hold. */
public enum Needs {
  TEXT(List.of(Mapping.TEXT)),
  IMAGE(List.of(Mapping.IMAGE)),
  EITHER(List.of(Mapping.TEXT, Mapping.IMAGE));

  private final List<String> contents;

  Needs(List<String> contents) {
    this.contents = contents;
  }

  /** By what a project labels. */
  public static Needs of(String mediaType) {
    return mediaType.startsWith("text/") ? TEXT : IMAGE;
  }

  List<String> contents() {
    return contents;
  }
}
