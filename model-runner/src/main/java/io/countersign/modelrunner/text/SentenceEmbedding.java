package io.countersign.modelrunner.text;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import io.countersign.modelrunner.onnx.OnnxSession;
import io.countersign.modelrunner.onnx.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The meaning of short texts as 384 numbers, by all-MiniLM-L6-v2: token vectors [B, L, 384]
 * averaged over the real tokens, then scaled to length 1 (N. Reimers and I. Gurevych,
 * "Sentence-BERT", 2019).
 */
public final class SentenceEmbedding implements AutoCloseable {
  /** How many numbers a text becomes. */
  public static final int LENGTH = 384;

  private static final String MODEL = "all-minilm-l6-v2-q.onnx";
  private static final String MODEL_SHA_256 =
      "afdb6f1a0e45b715d0bb9b11772f032c399babd23bfc31fed1c170afc848bdb1";
  private static final String TOKENIZER = "all-minilm-l6-v2-q-tokenizer.json";
  private static final String TOKENIZER_SHA_256 =
      "da0e79933b9ed51798a3ae27893d3c5fa4a201126cef75586296df9b4d2c62a0";

  private final WordPiece wordPiece;
  private final OnnxSession session;

  private SentenceEmbedding(WordPiece wordPiece, OnnxSession session) {
    this.wordPiece = wordPiece;
    this.session = session;
  }

  /** Loads the model; takes about a second and 60 MB. */
  public static SentenceEmbedding load() {
    try {
      return new SentenceEmbedding(wordPiece(), OnnxSession.open(resource(MODEL, MODEL_SHA_256)));
    } catch (OrtException e) {
      throw new IllegalStateException("The sentence embedding could not be loaded", e);
    }
  }

  static WordPiece wordPiece() {
    Map<String, Integer> ids = vocabulary(resource(TOKENIZER, TOKENIZER_SHA_256));
    return new WordPiece(Vocabulary.of(ids).orElseThrow(), true);
  }

  /** The tokens of a text, for {@link #embed}. */
  public int[] tokens(String text, int most) {
    return wordPiece.encode(text, most);
  }

  /**
   * The embeddings of a batch.
   *
   * @param texts of {@link #tokens}
   * @return float [texts, 384], each row of length 1
   */
  public float[][] embed(List<int[]> texts) throws OrtException {
    int length = TokenBatch.longest(texts);
    TokenBatch batch = new TokenBatch(texts, length, wordPiece.padding());
    Map<String, Tensor> inputs =
        Map.of(
            "input_ids", batch.ids(OnnxJavaType.INT64),
            "attention_mask", batch.mask(OnnxJavaType.INT64),
            "token_type_ids", batch.types(OnnxJavaType.INT64));
    float[][] vectors = session.run(inputs, "last_hidden_state", texts.size());
    float[][] embeddings = new float[texts.size()][];
    for (int i = 0; i < embeddings.length; i++) {
      embeddings[i] = normalised(sum(vectors[i], texts.get(i).length));
    }
    return embeddings;
  }

  private static float[] sum(float[] vectors, int tokens) {
    float[] sum = new float[LENGTH];
    for (int at = 0; at < tokens * LENGTH; at++) {
      sum[at % LENGTH] += vectors[at];
    }
    return sum;
  }

  private static float[] normalised(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += value * value;
    }
    float norm = (float) Math.max(Math.sqrt(squares), 1e-9);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= norm;
    }
    return vector;
  }

  /** Takes {@code model.vocab}, an object of token to number, out of the tokenizer's file. */
  private static Map<String, Integer> vocabulary(byte[] tokenizer) {
    Map<String, Integer> ids = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), tokenizer)) {
      boolean inside = false;
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.START_OBJECT) {
          inside = "vocab".equals(parser.currentName());
        } else if (token == JsonToken.END_OBJECT) {
          inside = false;
        } else if (inside && token == JsonToken.VALUE_NUMBER_INT) {
          ids.put(parser.currentName(), parser.getIntValue());
        }
      }
    }
    return ids;
  }

  private static byte[] resource(String name, String sha256) {
    try (InputStream input = SentenceEmbedding.class.getResourceAsStream("/" + name)) {
      if (input == null) {
        throw new IllegalStateException(name + " is not on the class path");
      }
      byte[] bytes = input.readAllBytes();
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      if (!HexFormat.of().formatHex(hash).equals(sha256)) {
        throw new IllegalStateException(name + " is not the file that Countersign was built with");
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    session.close();
  }
}
