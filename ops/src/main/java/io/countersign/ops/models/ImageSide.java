package io.countersign.ops.models;

import io.countersign.modelrunner.Content;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** How large an image is, by its header. */
final class ImageSide {
  private ImageSide() {}

  /** The longer side in pixels; 0 where it is no image. */
  static int of(Content content) {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByMIMEType(content.mediaType());
    if (!readers.hasNext()) {
      return 0;
    }
    ImageReader reader = readers.next();
    try (ImageInputStream input =
        ImageIO.createImageInputStream(new ByteArrayInputStream(content.bytes()))) {
      reader.setInput(input, true, true);
      return Math.max(reader.getWidth(0), reader.getHeight(0));
    } catch (IOException e) {
      return 0;
    } finally {
      reader.dispose();
    }
  }
}
