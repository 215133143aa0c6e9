package io.countersign.modelrunner;

import ai.onnxruntime.OnnxJavaType;
import io.countersign.modelrunner.bundle.Input.WordPieceText;
import io.countersign.modelrunner.onnx.OnnxSession.Port;
import io.countersign.modelrunner.onnx.Tensor;
import io.countersign.modelrunner.text.TokenBatch;
import io.countersign.modelrunner.text.Vocabulary;
import io.countersign.modelrunner.text.WordPiece;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts as tokens, for any BERT-like model. */
final class WordPieceEncoder implements Encoder<int[]> {
  /** About the width of such a model's layers: what a token costs, next to a pixel. */
  private static final int NUMBERS_A_TOKEN = 768;

  private final WordPieceText input;
  private final WordPiece wordPiece;

  WordPieceEncoder(WordPieceText input, Vocabulary vocabulary) {
    this.input = input;
    this.wordPiece = new WordPiece(vocabulary, input.lowerCase());
  }

  @Override
  public int[] prepare(Content content) throws UnreadableException {
    return wordPiece.encode(Texts.decode(content), input.maxTokens());
  }

  @Override
  public int size(int[] prepared) {
    return prepared.length * NUMBERS_A_TOKEN;
  }

  @Override
  public List<int[]> samples() {
    return List.of(
        wordPiece.encode("", input.maxTokens()), wordPiece.encode("two words", input.maxTokens()));
  }

  @Override
  public List<Expected> inputs() {
    List<Expected> inputs = new ArrayList<>();
    inputs.add(expected(input.ids()));
    if (input.mask() != null) {
      inputs.add(expected(input.mask()));
    }
    if (input.types() != null) {
      inputs.add(expected(input.types()));
    }
    return inputs;
  }

  private static Expected expected(String name) {
    return new Expected(name, Set.of(OnnxJavaType.INT64, OnnxJavaType.INT32), List.of(-1L, -1L));
  }

  @Override
  public Map<String, Tensor> encode(List<int[]> batch, List<Port> ports) {
    long fixed = ports.get(0).shape().get(1);
    int length = fixed > 0 ? Math.toIntExact(fixed) : TokenBatch.longest(batch);
    List<int[]> texts = batch.stream().map(text -> cut(text, length)).toList();
    TokenBatch tokens = new TokenBatch(texts, length, wordPiece.padding());
    Map<String, Tensor> tensors = new HashMap<>();
    for (Port port : ports) {
      tensors.put(port.name(), tensor(port, tokens));
    }
    return tensors;
  }

  private Tensor tensor(Port port, TokenBatch tokens) {
    if (port.name().equals(input.ids())) {
      return tokens.ids(port.type());
    }
    return port.name().equals(input.mask()) ? tokens.mask(port.type()) : tokens.types(port.type());
  }

  /** A model with a fixed length that is shorter than what the bundle allows still sees the end. */
  private static int[] cut(int[] text, int length) {
    if (text.length <= length) {
      return text;
    }
    int[] shorter = Arrays.copyOf(text, length);
    shorter[length - 1] = text[text.length - 1];
    return shorter;
  }
}
