package io.countersign.modelrunner;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import io.countersign.modelrunner.onnx.OnnxSession.Port;
import io.countersign.modelrunner.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An encoder that makes a vector of each content: what a head is trained on, float [B, length]. */
abstract class FeatureEncoder<T> implements Encoder<T> {

  /** How many numbers a vector has. */
  abstract int length();

  /** The vectors of a batch, in order. */
  abstract float[][] features(List<T> batch) throws OrtException;

  @Override
  public final List<Expected> inputs() {
    return List.of(new Expected(null, Set.of(OnnxJavaType.FLOAT), List.of(-1L, (long) length())));
  }

  @Override
  public final Map<String, Tensor> encode(List<T> batch, List<Port> ports) throws OrtException {
    float[] values = new float[batch.size() * length()];
    float[][] features = features(batch);
    for (int row = 0; row < features.length; row++) {
      System.arraycopy(features[row], 0, values, row * length(), length());
    }
    return Map.of(ports.get(0).name(), new Tensor.Floats(values, batch.size(), length()));
  }
}
