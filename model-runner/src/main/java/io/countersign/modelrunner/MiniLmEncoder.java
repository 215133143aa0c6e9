package io.countersign.modelrunner;

import ai.onnxruntime.OrtException;
import io.countersign.modelrunner.text.SentenceEmbedding;
import java.util.List;

/** Texts as sentence embeddings. */
final class MiniLmEncoder extends FeatureEncoder<int[]> {
  private final SentenceEmbedding embedding;
  private final int maxTokens;

  MiniLmEncoder(SentenceEmbedding embedding, int maxTokens) {
    this.embedding = embedding;
    this.maxTokens = maxTokens;
  }

  @Override
  public int[] prepare(Content content) throws UnreadableException {
    return embedding.tokens(Texts.decode(content), maxTokens);
  }

  @Override
  public int size(int[] prepared) {
    return prepared.length * SentenceEmbedding.LENGTH;
  }

  @Override
  public List<int[]> samples() {
    return List.of(embedding.tokens("", maxTokens), embedding.tokens("two words", maxTokens));
  }

  @Override
  int length() {
    return SentenceEmbedding.LENGTH;
  }

  @Override
  float[][] features(List<int[]> batch) throws OrtException {
    return embedding.embed(batch);
  }
}
