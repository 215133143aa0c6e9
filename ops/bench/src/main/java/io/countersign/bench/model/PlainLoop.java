package io.countersign.bench.model;

import static java.util.Objects.requireNonNull;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.countersign.modelrunner.text.SentenceEmbedding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The least that asking a text model can be: the runtime alone over tokens that are there already,
 * the longest first, so that its batches are those of the model runner.
 */
final class PlainLoop implements AutoCloseable {
  private static final String MODEL = "/all-minilm-l6-v2-q.onnx";

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final List<int[]> texts;

  /**
   * @param maxTokens to which a text is cut
   * @param threads that the runtime shares each run among
   */
  PlainLoop(List<String> texts, int maxTokens, int threads) throws IOException, OrtException {
    try (InputStream model = PlainLoop.class.getResourceAsStream(MODEL);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        SentenceEmbedding tokenizer = SentenceEmbedding.load()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      session = environment.createSession(requireNonNull(model).readAllBytes(), options);
      this.texts =
          texts.stream()
              .map(text -> tokenizer.tokens(text, maxTokens))
              .sorted(Comparator.comparingInt((int[] tokens) -> tokens.length).reversed())
              .toList();
    }
  }

  /** Runs all of them once, in batches of {@code size}; how many rows there were. */
  int run(int size) throws OrtException {
    int rows = 0;
    for (int from = 0; from < texts.size(); from += size) {
      rows += runBatch(texts.subList(from, Math.min(from + size, texts.size())));
    }
    return rows;
  }

  private int runBatch(List<int[]> batch) throws OrtException {
    int length = batch.get(0).length;
    long[] ids = new long[batch.size() * length];
    long[] mask = new long[ids.length];
    for (int row = 0; row < batch.size(); row++) {
      int[] tokens = batch.get(row);
      for (int i = 0; i < tokens.length; i++) {
        ids[row * length + i] = tokens[i];
      }
      Arrays.fill(mask, row * length, row * length + tokens.length, 1);
    }
    long[] shape = {batch.size(), length};
    List<OnnxTensor> tensors = new ArrayList<>();
    for (long[] values : List.of(ids, mask, new long[ids.length])) {
      tensors.add(OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
    }
    try (OrtSession.Result result =
        session.run(
            Map.of(
                "input_ids", tensors.get(0),
                "attention_mask", tensors.get(1),
                "token_type_ids", tensors.get(2)))) {
      float[][][] vectors = (float[][][]) result.get(0).getValue();
      return vectors.length;
    } finally {
      tensors.forEach(OnnxTensor::close);
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
