package io.countersign.ops.demo;

import io.countersign.ops.demo.images.ProductImage;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the simulated staff see: they are shown a file and recognise what it is. So an image that
 * the server mixed up or changed would be noticed.
 */
final class Eye {
  private final Map<String, ProductImage> byPng;

  Eye(Collection<ProductImage> images) {
    byPng = images.stream().collect(Collectors.toMap(ProductImage::png, Function.identity()));
  }

  /**
   * The image that {@code png} is.
   *
   * @throws IllegalStateException if it is none that was imported
   */
  ProductImage recognise(byte[] png) {
    ProductImage image = byPng.get(Base64.getEncoder().encodeToString(png));
    if (image == null) {
      throw new IllegalStateException(
          "Expected an imported image, but was shown %d other bytes".formatted(png.length));
    }
    return image;
  }
}
