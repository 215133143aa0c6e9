package io.countersign.engine.datarow;

import io.countersign.engine.annotation.OntologyCheck;
import org.jspecify.annotations.Nullable;

/**
 * Refers to the image or text of a data row, which is stored outside the log under its hash.
 *
 * @param sha256 in lower-case hexadecimal
 * @param mediaType such as {@code image/png} or {@code text/plain}
 * @param bytes size
 * @param width in pixels, of an image as it is shown
 * @param height in pixels, of an image as it is shown
 * @param codePoints length; texts only
 */
public record ContentRef(
    String sha256,
    String mediaType,
    long bytes,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Integer codePoints) {

  /** The bounds that shapes and spans keep to. */
  public OntologyCheck.Extent extent() {
    return new OntologyCheck.Extent(width, height, codePoints);
  }
}
