package io.countersign.ops.demo.images;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ProductImagesTest {
  private final List<ProductImage> images = ProductImages.first(ProductImages.SHIPPED);

  @Test
  void theSliceHasEveryClassAboutEquallyOften() {
    Map<String, Integer> counts = new HashMap<>();
    images.forEach(image -> counts.merge(image.trueClass(), 1, Integer::sum));

    assertThat(counts).containsOnlyKeys(ProductImages.CLASSES);
    assertThat(counts.values()).allSatisfy(count -> assertThat(count).isBetween(400, 600));
  }

  @Test
  void theFirstImageIsTheAnkleBootOfThePublishedFile() throws IOException {
    ProductImage first = images.get(0);

    assertThat(first.key()).isEqualTo("product-00001");
    assertThat(first.trueClass()).isEqualTo("Ankle boot");
    BufferedImage image = decoded(first);
    assertThat(image.getWidth()).isEqualTo(28);
    assertThat(image.getHeight()).isEqualTo(28);
    assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
    assertThat(image.getRaster().getSample(20, 14, 0)).isGreaterThan(100);
  }

  @Test
  void noTwoImagesAreTheSame() {
    assertThat(images).extracting(ProductImage::png).doesNotHaveDuplicates();
  }

  private static BufferedImage decoded(ProductImage image) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.png())));
  }
}
