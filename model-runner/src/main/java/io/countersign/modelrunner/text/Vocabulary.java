package io.countersign.modelrunner.text;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tokens of a WordPiece model by their numbers, with the four special ones of BERT. */
public final class Vocabulary {
  static final String PAD = "[PAD]";
  static final String UNKNOWN = "[UNK]";
  static final String START = "[CLS]";
  static final String END = "[SEP]";

  private final Map<String, Integer> ids;

  private Vocabulary(Map<String, Integer> ids) {
    this.ids = ids;
  }

  /** Empty if a special token is missing. */
  static Optional<Vocabulary> of(Map<String, Integer> ids) {
    return ids.keySet().containsAll(List.of(PAD, UNKNOWN, START, END))
        ? Optional.of(new Vocabulary(Map.copyOf(ids)))
        : Optional.empty();
  }

  /**
   * Reads a {@code vocab.txt}: one token a line, numbered from 0.
   *
   * @return empty if one of [PAD], [UNK], [CLS] and [SEP] is missing
   */
  public static Optional<Vocabulary> ofLines(byte[] file) {
    Map<String, Integer> ids = new HashMap<>();
    int number = 0;
    for (String line : new String(file, StandardCharsets.UTF_8).split("\n", -1)) {
      ids.putIfAbsent(line.stripTrailing(), number++);
    }
    return of(ids);
  }

  /** The number of a token; -1 if there is none. */
  int id(String token) {
    return ids.getOrDefault(token, -1);
  }
}
