package io.countersign.modelrunner;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import io.countersign.modelrunner.onnx.OnnxSession.Port;
import io.countersign.modelrunner.onnx.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns contents into what a model wants, in two steps: each alone, then a batch of them.
 *
 * @param <T> a content on its own, made ready
 */
interface Encoder<T> {

  /** One content made ready, or why it cannot be. */
  T prepare(Content content) throws UnreadableException;

  /** How many numbers it takes up in a batch: batches are made of contents of similar size. */
  int size(T prepared);

  /** Two that are unlike each other, to try a model with. */
  List<T> samples();

  /** What the model has to want. */
  List<Expected> inputs();

  /**
   * The tensors for a batch, by the names of {@code ports}.
   *
   * @param ports the model's inputs, in the order of {@link #inputs}
   */
  Map<String, Tensor> encode(List<T> batch, List<Port> ports) throws OrtException;

  /**
   * An input that the model has to have.
   *
   * @param name missing where it is the only one, whatever its name
   * @param shape -1 for the batch and for what differs from batch to batch
   */
  record Expected(@Nullable String name, Set<OnnxJavaType> types, List<Long> shape) {
    public Expected {
      types = Set.copyOf(types);
      shape = List.copyOf(shape);
    }
  }
}
