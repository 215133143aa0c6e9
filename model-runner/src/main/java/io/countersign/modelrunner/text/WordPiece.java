package io.countersign.modelrunner.text;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Splits text into the tokens of BERT, after J. Devlin et al., "BERT: Pre-training of Deep
 * Bidirectional Transformers", 2018, and its tokenization.py: control characters dropped, lower
 * case without accents (uncased models), split at white space, around punctuation and around CJK
 * ideographs, then the longest piece first (Y. Wu et al., 2016).
 *
 * <p>Reads no further than the tokens that are asked for, so a long text costs no more than a short
 * one.
 */
public final class WordPiece {
  private static final int MAX_WORD = 100;

  private final Vocabulary vocabulary;
  private final boolean lowerCase;

  public WordPiece(Vocabulary vocabulary, boolean lowerCase) {
    this.vocabulary = vocabulary;
    this.lowerCase = lowerCase;
  }

  /** The number that fills up shorter texts of a batch. */
  public int padding() {
    return vocabulary.id(Vocabulary.PAD);
  }

  /**
   * The token numbers of a text, with [CLS] before and [SEP] after.
   *
   * @param most how many at most, with these two
   */
  public int[] encode(String text, int most) {
    Tokens tokens = new Tokens(most - 1);
    tokens.add(vocabulary.id(Vocabulary.START));
    StringBuilder word = new StringBuilder();
    int at = 0;
    while (at < text.length() && !tokens.full()) {
      int point = text.codePointAt(at);
      at += Character.charCount(point);
      if (isSpace(point)) {
        flush(word, tokens);
      } else if (isPunctuation(point) || isIdeograph(point)) {
        flush(word, tokens);
        pieces(normalised(Character.toString(point)), tokens);
      } else if (!isDropped(point) && word.length() <= 4 * MAX_WORD) {
        word.appendCodePoint(point);
      }
    }
    flush(word, tokens);
    return tokens.ended(vocabulary.id(Vocabulary.END));
  }

  /** Normalises a word, which may show punctuation, and splits it there. */
  private void flush(StringBuilder chunk, Tokens tokens) {
    String text = normalised(chunk.toString());
    chunk.setLength(0);
    int from = 0;
    for (int at = 0; at < text.length(); ) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (isPunctuation(point)) {
        pieces(text.substring(from, at), tokens);
        pieces(text.substring(at, next), tokens);
        from = next;
      }
      at = next;
    }
    pieces(text.substring(from), tokens);
  }

  private String normalised(String text) {
    if (!lowerCase) {
      return text;
    }
    StringBuilder bare = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .map(Character::toLowerCase)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private void pieces(String word, Tokens tokens) {
    if (word.isEmpty()) {
      return;
    }
    int before = tokens.size();
    int from = 0;
    while (from < word.length()) {
      int end = word.codePointCount(0, word.length()) > MAX_WORD ? from : longest(word, from);
      if (end == from) {
        tokens.cutTo(before);
        tokens.add(vocabulary.id(Vocabulary.UNKNOWN));
        return;
      }
      tokens.add(vocabulary.id(piece(word, from, end)));
      from = end;
    }
  }

  /** Where the longest known piece that begins at {@code from} ends; {@code from} if none does. */
  private int longest(String word, int from) {
    int end = word.length();
    while (end > from && vocabulary.id(piece(word, from, end)) < 0) {
      end = word.offsetByCodePoints(end, -1);
    }
    return end;
  }

  private static String piece(String word, int from, int end) {
    String part = word.substring(from, end);
    return from == 0 ? part : "##" + part;
  }

  private static boolean isSpace(int point) {
    return point == '\t'
        || point == '\n'
        || point == '\r'
        || Character.getType(point) == Character.SPACE_SEPARATOR
        || point == 0x2028
        || point == 0x2029
        || point == 0x85;
  }

  private static boolean isDropped(int point) {
    return point == 0
        || point == 0xFFFD
        || switch (Character.getType(point)) {
          case Character.CONTROL,
              Character.FORMAT,
              Character.PRIVATE_USE,
              Character.SURROGATE,
              Character.UNASSIGNED ->
              true;
          default -> false;
        };
  }

  private static boolean isPunctuation(int point) {
    if (point < 128) {
      return point > 32 && point < 127 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  private static boolean isIdeograph(int point) {
    return (point >= 0x4E00 && point <= 0x9FFF)
        || (point >= 0x3400 && point <= 0x4DBF)
        || (point >= 0x20000 && point <= 0x2CEAF)
        || (point >= 0xF900 && point <= 0xFAFF)
        || (point >= 0x2F800 && point <= 0x2FA1F);
  }

  /** Token numbers up to a limit; the rest is let go. */
  private static final class Tokens {
    private final int[] ids;
    private final int most;
    private int size;

    Tokens(int most) {
      this.most = most;
      this.ids = new int[most + 1];
    }

    void add(int id) {
      if (size < most) {
        ids[size++] = id;
      }
    }

    boolean full() {
      return size == most;
    }

    int size() {
      return size;
    }

    void cutTo(int length) {
      size = length;
    }

    int[] ended(int end) {
      ids[size++] = end;
      return Arrays.copyOf(ids, size);
    }
  }
}
