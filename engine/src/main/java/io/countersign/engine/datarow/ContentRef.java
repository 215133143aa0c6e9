package io.countersign.engine.datarow;

import org.jspecify.annotations.Nullable;

/**
 * Refers to the image or text of a data row, which is stored outside the log under its hash.
 *
 * @param sha256 in lower-case hexadecimal
 * @param mediaType such as {@code image/png} or {@code text/plain}
 * @param bytes size
 * @param width in pixels; images only
 * @param height in pixels; images only
 * @param codePoints length; texts only
 */
public record ContentRef(
    String sha256,
    String mediaType,
    long bytes,
    @Nullable Integer width,
    @Nullable Integer height,
    @Nullable Integer codePoints) {}
