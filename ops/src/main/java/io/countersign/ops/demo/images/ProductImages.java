package io.countersign.ops.demo.images;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;

/** The shipped slice of Fashion-MNIST, in its order. */
public final class ProductImages {
  /** What the images show, in the order of the label numbers. */
  public static final List<String> CLASSES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  /** How many images are shipped. */
  public static final int SHIPPED = 5_000;

  private static final int SIDE_PIXELS = 28;

  private ProductImages() {}

  /** The first {@code count} of them. */
  public static List<ProductImage> first(int count) {
    IdxFile pixels = read("/demo/fashion-mnist-images.idx3-ubyte.gz");
    IdxFile labels = read("/demo/fashion-mnist-labels.idx1-ubyte.gz");
    return IntStream.range(0, count).mapToObj(index -> image(index, pixels, labels)).toList();
  }

  /**
   * {@code count} of them from the end of the slice backwards, under keys of their own.
   *
   * @param prefix of the keys
   */
  public static List<ProductImage> last(int count, String prefix) {
    List<ProductImage> all = first(SHIPPED);
    return IntStream.range(0, count)
        .mapToObj(
            index -> {
              ProductImage image = all.get(SHIPPED - 1 - index);
              return new ProductImage(
                  "%s-%05d".formatted(prefix, index + 1), image.png(), image.trueClass());
            })
        .toList();
  }

  private static ProductImage image(int index, IdxFile pixels, IdxFile labels) {
    byte[] png = GreyPng.of(pixels.item(index), SIDE_PIXELS, SIDE_PIXELS);
    return new ProductImage(
        "product-%05d".formatted(index + 1),
        Base64.getEncoder().encodeToString(png),
        CLASSES.get(labels.item(index)[0]));
  }

  private static IdxFile read(String resource) {
    try (InputStream in = ProductImages.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new FileNotFoundException(resource);
      }
      return IdxFile.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
