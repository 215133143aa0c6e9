package io.countersign.modelrunner.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceEmbeddingTest {

  @Test
  void putsTextsOfTheSameMeaningNearEachOther() throws Exception {
    try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
      float[][] vectors =
          embedding.embed(
              tokens(
                  embedding,
                  "How do I reset my password?",
                  "I forgot my log-in secret and want a new one, please help me with that",
                  "The cat sleeps on the sofa"));

      assertThat(vectors[0]).hasSize(SentenceEmbedding.LENGTH);
      assertThat(dot(vectors[0], vectors[0])).isCloseTo(1, within(1e-5));
      assertThat(dot(vectors[0], vectors[1])).isGreaterThan(0.45);
      assertThat(dot(vectors[0], vectors[2])).isLessThan(0.2);
    }
  }

  @Test
  void takesNoNoticeOfPadding() throws Exception {
    try (SentenceEmbedding embedding = SentenceEmbedding.load()) {
      float[] alone = embedding.embed(tokens(embedding, "a red dress"))[0];
      float[] padded =
          embedding.embed(tokens(embedding, "a red dress", "a much longer text ".repeat(20)))[0];

      // not the same to the last digit: quantized layers scale by what the whole batch holds
      assertThat(dot(alone, padded)).isGreaterThan(0.99);
    }
  }

  private static List<int[]> tokens(SentenceEmbedding embedding, String... texts) {
    return Arrays.stream(texts).map(text -> embedding.tokens(text, 128)).toList();
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
