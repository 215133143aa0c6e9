package io.countersign.modelrunner;

import ai.onnxruntime.OnnxJavaType;
import io.countersign.modelrunner.bundle.Input.ChannelOrder;
import io.countersign.modelrunner.bundle.Input.Layout;
import io.countersign.modelrunner.bundle.Input.TensorImage;
import io.countersign.modelrunner.image.Picture;
import io.countersign.modelrunner.image.Pictures;
import io.countersign.modelrunner.image.file.ImageUnreadableException;
import io.countersign.modelrunner.onnx.OnnxSession.Port;
import io.countersign.modelrunner.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Images as numbers by channel, float [B, C, H, W] or [B, H, W, C]. */
final class TensorEncoder implements Encoder<float[]> {
  private final TensorImage input;
  private final int width;
  private final int height;
  private final int channels;

  TensorEncoder(TensorImage input) {
    this.input = input;
    this.width = input.resize().width();
    this.height = input.resize().height();
    this.channels = input.channelOrder().channels();
  }

  @Override
  public float[] prepare(Content content) throws UnreadableException {
    try {
      return numbers(Pictures.decode(content.bytes(), width, height));
    } catch (ImageUnreadableException e) {
      throw new UnreadableException(e.reason());
    }
  }

  private float[] numbers(Picture decoded) {
    boolean grey = input.channelOrder() == ChannelOrder.GRAY;
    Picture picture = (grey ? decoded.toGrey() : decoded).resized(width, height);
    float[] numbers = new float[channels * width * height];
    boolean planes = input.layout() == Layout.NCHW;
    for (int channel = 0; channel < channels; channel++) {
      float[] plane = picture.colour(colour(channel));
      double mean = input.mean().get(channel);
      double std = input.std().get(channel);
      for (int i = 0; i < plane.length; i++) {
        int at = planes ? channel * plane.length + i : i * channels + channel;
        numbers[at] = (float) ((plane[i] * input.scale() - mean) / std);
      }
    }
    return numbers;
  }

  private int colour(int channel) {
    return input.channelOrder() == ChannelOrder.BGR ? channels - 1 - channel : channel;
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
    return List.of(
        numbers(new Picture(width, height, new float[width * height])),
        numbers(new Picture(width, height, ramp)));
  }

  @Override
  public List<Expected> inputs() {
    return List.of(new Expected(input.name(), Set.of(OnnxJavaType.FLOAT), shape(-1)));
  }

  @Override
  public Map<String, Tensor> encode(List<float[]> batch, List<Port> ports) {
    int length = channels * width * height;
    float[] values = new float[batch.size() * length];
    for (int row = 0; row < batch.size(); row++) {
      System.arraycopy(batch.get(row), 0, values, row * length, length);
    }
    long[] shape = shape(batch.size()).stream().mapToLong(Long::longValue).toArray();
    return Map.of(ports.get(0).name(), new Tensor.Floats(values, shape));
  }

  private List<Long> shape(long rows) {
    return input.layout() == Layout.NCHW
        ? List.of(rows, (long) channels, (long) height, (long) width)
        : List.of(rows, (long) height, (long) width, (long) channels);
  }
}
