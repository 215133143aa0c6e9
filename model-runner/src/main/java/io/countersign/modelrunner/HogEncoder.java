package io.countersign.modelrunner;

import io.countersign.modelrunner.bundle.Input.HogImage;
import io.countersign.modelrunner.image.Hog;
import io.countersign.modelrunner.image.Picture;
import io.countersign.modelrunner.image.Pictures;
import io.countersign.modelrunner.image.file.ImageUnreadableException;
import java.util.List;

/** Images as histograms of oriented gradients. */
final class HogEncoder extends FeatureEncoder<float[]> {
  private final int width;
  private final int height;
  private final Hog hog;

  HogEncoder(HogImage input) {
    this.width = input.resize().width();
    this.height = input.resize().height();
    this.hog = new Hog(input.cell());
  }

  @Override
  public float[] prepare(Content content) throws UnreadableException {
    try {
      Picture picture = Pictures.decode(content.bytes(), width, height);
      return hog.describe(picture.toGrey().resized(width, height));
    } catch (ImageUnreadableException e) {
      throw new UnreadableException(e.reason());
    }
  }

  @Override
  public int size(float[] prepared) {
    return prepared.length;
  }

  @Override
  public List<float[]> samples() {
    float[] ramp = new float[width * height];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = 255f * i / ramp.length;
    }
    return List.of(new float[length()], hog.describe(new Picture(width, height, ramp)));
  }

  @Override
  int length() {
    return hog.length(width, height);
  }

  @Override
  float[][] features(List<float[]> batch) {
    return batch.toArray(float[][]::new);
  }
}
