package io.countersign.modelrunner.image.file;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The kinds of image that are read, known by how their bytes begin. */
public enum ImageKind {
  JPEG("image/jpeg") {
    @Override
    boolean begins(Bytes bytes) {
      return bytes.says(0, "\u00ff\u00d8\u00ff");
    }

    @Override
    Header header(Bytes bytes) throws ImageUnreadableException {
      return JpegHeader.read(bytes);
    }
  },
  PNG("image/png") {
    @Override
    boolean begins(Bytes bytes) {
      return bytes.says(0, "\u0089PNG\r\n\u001a\n");
    }

    @Override
    Header header(Bytes bytes) throws ImageUnreadableException {
      return PngHeader.read(bytes);
    }
  },
  WEBP("image/webp") {
    @Override
    boolean begins(Bytes bytes) {
      return bytes.says(0, "RIFF") && bytes.says(8, "WEBP");
    }

    @Override
    Header header(Bytes bytes) throws ImageUnreadableException {
      return WebpHeader.read(bytes.bigEndian(false));
    }
  },
  GIF("image/gif") {
    @Override
    boolean begins(Bytes bytes) {
      return bytes.says(0, "GIF87a") || bytes.says(0, "GIF89a");
    }

    @Override
    Header header(Bytes bytes) throws ImageUnreadableException {
      return GifHeader.read(bytes.bigEndian(false));
    }
  },
  TIFF("image/tiff") {
    @Override
    boolean begins(Bytes bytes) {
      return TiffDirectory.begins(bytes, 0);
    }

    @Override
    Header header(Bytes bytes) throws ImageUnreadableException {
      return TiffHeader.read(bytes);
    }
  },
  BMP("image/bmp") {
    @Override
    boolean begins(Bytes bytes) {
      return BmpHeader.begins(bytes.bigEndian(false));
    }

    @Override
    Header header(Bytes bytes) throws ImageUnreadableException {
      return BmpHeader.read(bytes.bigEndian(false));
    }
  };

  /** All of them, for people. */
  public static final String NAMES =
      Arrays.stream(values()).map(ImageKind::toString).collect(Collectors.joining(", "));

  private static final long MOST_AT_ONCE = 1 << 24;

  private final String mediaType;

  ImageKind(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /** A decoder that can't thin out what it reads has all of it in memory. */
  long mostPixels() {
    return this == WEBP ? MOST_AT_ONCE : Long.MAX_VALUE;
  }

  abstract boolean begins(Bytes bytes);

  abstract Header header(Bytes bytes) throws ImageUnreadableException;

  static Optional<ImageKind> of(Bytes bytes) {
    return Arrays.stream(values()).filter(kind -> kind.begins(bytes)).findFirst();
  }

  @Override
  public String toString() {
    return this == WEBP ? "WebP" : name();
  }
}
