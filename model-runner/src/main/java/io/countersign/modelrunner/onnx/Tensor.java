package io.countersign.modelrunner.onnx;

import ai.onnxruntime.OnnxJavaType;

/** Numbers with a shape, row by row; nothing is copied. */
public abstract sealed class Tensor {
  private final long[] shape;

  private Tensor(long... shape) {
    this.shape = shape;
  }

  long[] shape() {
    return shape;
  }

  /** float32. */
  public static final class Floats extends Tensor {
    private final float[] values;

    public Floats(float[] values, long... shape) {
      super(shape);
      this.values = values;
    }

    float[] values() {
      return values;
    }
  }

  /** int64, or int32 where the model wants that. */
  public static final class Whole extends Tensor {
    private final OnnxJavaType type;
    private final long[] values;

    public Whole(OnnxJavaType type, long[] values, long... shape) {
      super(shape);
      this.type = type;
      this.values = values;
    }

    OnnxJavaType type() {
      return type;
    }

    long[] values() {
      return values;
    }
  }
}
