package io.countersign.modelrunner.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A model that is loaded. Several threads may run it at once; each run uses the thread that calls,
 * because that is faster than threads of the runtime's own when several rows are under way.
 */
public final class OnnxSession implements AutoCloseable {
  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final OrtSession session;

  private OnnxSession(OrtSession session) {
    this.session = session;
  }

  /**
   * Loads a model from memory, so that it cannot be another file than the one that was checked.
   *
   * @throws OrtException if the runtime cannot load it
   */
  public static OnnxSession open(byte[] model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.addConfigEntry("session.inter_op.allow_spinning", "0");
      return new OnnxSession(ENVIRONMENT.createSession(model, options));
    }
  }

  /**
   * Whether a run failed because there was not enough memory; the runtime only says it in words.
   */
  public static boolean isOutOfMemory(OrtException failure) {
    String message = String.valueOf(failure.getMessage());
    return message.contains("bad_alloc") || message.contains("Failed to allocate memory");
  }

  /** What it wants, in the model's order. */
  public List<Port> inputs() throws OrtException {
    return ports(session.getInputInfo());
  }

  /** What it gives, in the model's order; only what is a tensor. */
  public List<Port> outputs() throws OrtException {
    return ports(session.getOutputInfo());
  }

  private static List<Port> ports(Map<String, NodeInfo> nodes) {
    List<Port> ports = new ArrayList<>();
    for (NodeInfo node : nodes.values()) {
      if (node.getInfo() instanceof TensorInfo info) {
        ports.add(
            new Port(node.getName(), info.type, Arrays.stream(info.getShape()).boxed().toList()));
      } else {
        ports.add(new Port(node.getName(), OnnxJavaType.UNKNOWN, List.of()));
      }
    }
    return ports;
  }

  /**
   * Runs the model once.
   *
   * @param inputs a tensor for each input, by name
   * @param output name of a float output
   * @param rows the size of the first dimension
   * @return the output as {@code rows} rows, whatever its further dimensions
   * @throws OrtException if the runtime fails, or the output has no such rows
   */
  public float[][] run(Map<String, Tensor> inputs, String output, int rows) throws OrtException {
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, Tensor> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors, Set.of(output))) {
        return rows(((OnnxTensor) result.get(0)).getFloatBuffer(), rows);
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private static OnnxTensor tensor(Tensor tensor) throws OrtException {
    long[] shape = tensor.shape();
    if (tensor instanceof Tensor.Floats floats) {
      return OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(floats.values()), shape);
    }
    Tensor.Whole whole = (Tensor.Whole) tensor;
    if (whole.type() == OnnxJavaType.INT64) {
      return OnnxTensor.createTensor(ENVIRONMENT, LongBuffer.wrap(whole.values()), shape);
    }
    int[] values = Arrays.stream(whole.values()).mapToInt(Math::toIntExact).toArray();
    return OnnxTensor.createTensor(ENVIRONMENT, IntBuffer.wrap(values), shape);
  }

  private static float[][] rows(FloatBuffer values, int rows) throws OrtException {
    if (values.remaining() % rows != 0) {
      throw new OrtException("%d numbers are not %d rows".formatted(values.remaining(), rows));
    }
    float[][] answer = new float[rows][values.remaining() / rows];
    for (float[] row : answer) {
      values.get(row);
    }
    return answer;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("The session could not be closed", e);
    }
  }

  /**
   * An input or output.
   *
   * @param type of its numbers; unknown if it is no tensor
   * @param shape -1 where any size will do
   */
  public record Port(String name, OnnxJavaType type, List<Long> shape) {
    public Port {
      shape = List.copyOf(shape);
    }
  }
}
