package io.countersign.modelrunner.text;

import ai.onnxruntime.OnnxJavaType;
import io.countersign.modelrunner.onnx.Tensor;
import java.util.Arrays;
import java.util.List;

/** Texts of one batch as tokens, filled up to the longest, [B, L]. */
public final class TokenBatch {
  private final List<int[]> texts;
  private final int length;
  private final int padding;

  /**
   * @param length L; at least that of the longest text
   * @param padding the number that fills up
   */
  public TokenBatch(List<int[]> texts, int length, int padding) {
    this.texts = List.copyOf(texts);
    this.length = length;
    this.padding = padding;
  }

  public static int longest(List<int[]> texts) {
    return texts.stream().mapToInt(text -> text.length).max().orElse(0);
  }

  /** Token numbers. */
  public Tensor ids(OnnxJavaType type) {
    long[] ids = new long[texts.size() * length];
    Arrays.fill(ids, padding);
    for (int row = 0; row < texts.size(); row++) {
      int[] text = texts.get(row);
      for (int i = 0; i < text.length; i++) {
        ids[row * length + i] = text[i];
      }
    }
    return new Tensor.Whole(type, ids, texts.size(), length);
  }

  /** 1 where there is a token, 0 where there is padding. */
  public Tensor mask(OnnxJavaType type) {
    long[] mask = new long[texts.size() * length];
    for (int row = 0; row < texts.size(); row++) {
      int from = row * length;
      Arrays.fill(mask, from, from + texts.get(row).length, 1);
    }
    return new Tensor.Whole(type, mask, texts.size(), length);
  }

  /** All 0: there is one segment. */
  public Tensor types(OnnxJavaType type) {
    return new Tensor.Whole(type, new long[texts.size() * length], texts.size(), length);
  }
}
