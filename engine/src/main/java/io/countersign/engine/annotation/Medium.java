package io.countersign.engine.annotation;

import java.util.Optional;

/** What the content of a data row is, as far as it matters to what may be said about it. */
public enum Medium {
  IMAGE("image/*"),
  TEXT("text/plain");

  private final String mediaType;

  Medium(String mediaType) {
    this.mediaType = mediaType;
  }

  /** What a project of such rows says that they are. */
  public String mediaType() {
    return mediaType;
  }

  /**
   * What a project says that its rows are. Projects used to be for one kind of image; {@code
   * image/png} and {@code image/jpeg} are still understood, and mean all kinds.
   */
  public static Optional<Medium> ofMediaType(String mediaType) {
    return switch (mediaType) {
      case "image/*", "image/png", "image/jpeg" -> Optional.of(IMAGE);
      case "text/plain" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
