package io.countersign.modelrunner.image.file;

import java.util.OptionalLong;
import java.util.Set;

/** The first picture of a TIFF; no browser but one shows it. */
final class TiffHeader {
  private static final int WIDTH = 256;
  private static final int HEIGHT = 257;
  private static final int BITS = 258;
  private static final int COMPRESSION = 259;
  private static final int STRIP_OFFSETS = 273;
  private static final int SAMPLES = 277;
  private static final int STRIP_LENGTHS = 279;
  private static final int STRIP_ROWS = 278;
  private static final int TILE_WIDTH = 322;
  private static final int TILE_HEIGHT = 323;
  private static final int TILE_OFFSETS = 324;
  private static final int TILE_LENGTHS = 325;
  private static final int SAMPLE_FORMAT = 339;

  private static final int UNSIGNED = 1;
  private static final int JPEG = 7;
  private static final int MAX_SAMPLES = 5;
  private static final int MAX_BITS = 16;
  private static final int MAX_PARTS = 10_000;
  private static final int MAX_PART_HEADER = 1 << 16;
  private static final long MAX_PART_BITS = 1L << 29;

  /** None, CCITT, LZW, JPEG, Deflate in both numbers, PackBits. */
  private static final Set<Long> COMPRESSIONS = Set.of(1L, 2L, 3L, 4L, 5L, 7L, 8L, 32946L, 32773L);

  private final Bytes file;
  private final TiffDirectory tags;

  private TiffHeader(Bytes file) throws ImageUnreadableException {
    this.file = file;
    this.tags = TiffDirectory.read(file);
  }

  static Header read(Bytes file) throws ImageUnreadableException {
    return new TiffHeader(file).read();
  }

  private Header read() throws ImageUnreadableException {
    int width = side(tags.first(WIDTH, 0));
    int height = side(tags.first(HEIGHT, 0));
    requireSamples();
    boolean tiled = tags.number(TILE_WIDTH, 0).isPresent();
    int partWidth = tiled ? side(tags.first(TILE_WIDTH, width)) : width;
    int partHeight =
        tiled
            ? side(tags.first(TILE_HEIGHT, height))
            : side(Math.min(height, tags.first(STRIP_ROWS, height)));
    requirePart(partWidth, partHeight);
    requireParts(tiled, partWidth, partHeight);
    return Header.of(width, height, tags.orientation(), false);
  }

  private static int side(long pixels) throws ImageUnreadableException {
    if (pixels < 1 || pixels > Integer.MAX_VALUE) {
      throw ImageUnreadableException.broken("it has no size");
    }
    return (int) pixels;
  }

  private void requireSamples() throws ImageUnreadableException {
    long samples = tags.first(SAMPLES, 1);
    boolean known =
        samples >= 1
            && samples <= MAX_SAMPLES
            && tags.first(SAMPLE_FORMAT, UNSIGNED) == UNSIGNED
            && COMPRESSIONS.contains(tags.first(COMPRESSION, 1));
    for (int i = 0; known && i < samples; i++) {
      long bits = tags.number(BITS, i).orElse(1);
      known = bits >= 1 && bits <= MAX_BITS;
    }
    if (!known) {
      throw ImageUnreadableException.broken(
          "this form of TIFF is not read; up to %d numbers of %d bits a pixel are"
              .formatted(MAX_SAMPLES, MAX_BITS));
    }
  }

  /** A tile, or a strip of rows, is in memory as a whole. */
  private void requirePart(int width, int height) throws ImageUnreadableException {
    long bits = tags.first(SAMPLES, 1) * tags.number(BITS, 0).orElse(1);
    if ((long) width * height > MAX_PART_BITS / bits) {
      throw ImageUnreadableException.tooLarge(
          "a part of the image has %d x %d pixels of %d bits, more than is read at once"
              .formatted(width, height, bits));
    }
  }

  /** Each is in the file as a whole; one that is a JPEG says its own size, and is decoded so. */
  private void requireParts(boolean tiled, int width, int height) throws ImageUnreadableException {
    int offsets = tiled ? TILE_OFFSETS : STRIP_OFFSETS;
    int lengths = tiled ? TILE_LENGTHS : STRIP_LENGTHS;
    boolean jpeg = tags.first(COMPRESSION, 1) == JPEG;
    OptionalLong offset = tags.number(offsets, 0);
    for (int part = 0; offset.isPresent(); part++) {
      long at = offset.getAsLong();
      file.require(at, tags.number(lengths, part).orElse(0));
      if (part > MAX_PARTS || jpeg && isLarger(at, width, height)) {
        throw ImageUnreadableException.broken(
            "it has too many parts, or one that is larger than it says");
      }
      offset = tags.number(offsets, part + 1L);
    }
  }

  private boolean isLarger(long jpeg, int width, int height) throws ImageUnreadableException {
    Header header = JpegHeader.ofPart(file.part(jpeg, MAX_PART_HEADER));
    return header.width() > width || header.height() > height;
  }
}
