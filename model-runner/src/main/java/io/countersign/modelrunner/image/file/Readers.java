package io.countersign.modelrunner.image.file;

import com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * What decodes which kind: Java itself, where it can. The others are named here and not found by
 * what is on the class path, as that depends on the thread that asks first.
 */
final class Readers {
  private static final ImageReaderSpi WEBP = new WebPImageReaderSpi();

  /** With CMYK and embedded profiles; for all else it hands on to Java's own. */
  private static final ImageReaderSpi JPEG = registered(new JPEGImageReaderSpi());

  private Readers() {}

  static ImageReader of(ImageKind kind) throws IOException {
    return switch (kind) {
      case JPEG -> JPEG.createReaderInstance(null);
      case WEBP -> WEBP.createReaderInstance(null);
      case PNG, GIF, TIFF, BMP -> ImageIO.getImageReadersByMIMEType(kind.mediaType()).next();
    };
  }

  /** It looks for Java's own when it is registered. */
  private static ImageReaderSpi registered(ImageReaderSpi provider) {
    IIORegistry.getDefaultInstance().registerServiceProvider(provider, ImageReaderSpi.class);
    return provider;
  }
}
