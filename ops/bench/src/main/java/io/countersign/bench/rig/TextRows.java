package io.countersign.bench.rig;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Import lines with short texts, made as they are read. */
public final class TextRows extends InputStream {
  private static final List<String> WORDS =
      List.of(
          "the", "parcel", "came", "late", "blue", "shirt", "fits", "well", "and", "is", "soft",
          "colour", "faded", "after", "one", "wash", "refund", "asked", "twice", "no", "answer",
          "great", "service", "would", "buy", "again", "size", "runs", "small", "zip", "broke");
  private static final int WORDS_IN_A_TEXT = 18;

  private final String prefix;
  private final int count;
  private final String more;
  private final Random random;
  private int made;
  private byte[] line = new byte[0];
  private int read;

  /**
   * Rows without a proposed label.
   *
   * @param prefix of the keys
   */
  public TextRows(String prefix, int count) {
    this(prefix, count, "");
  }

  private TextRows(String prefix, int count, String more) {
    this.prefix = prefix;
    this.count = count;
    this.more = more;
    this.random = new Random(prefix.hashCode());
  }

  /** Rows that come with the same label from elsewhere, of this confidence. */
  public static TextRows proposed(String prefix, int count, double confidence) {
    String preLabel =
        """
        ,"preLabel":{"annotations":[{"name":"%s","type":"choice","value":"%s"}],\
        "confidence":%s,"model":"elsewhere"}\
        """
            .formatted(TextProject.ANNOTATION, TextProject.GOOD, confidence);
    return new TextRows(prefix, count, preLabel);
  }

  @Override
  public int read() {
    return hasMore() ? line[read++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    int filled = 0;
    while (filled < length && hasMore()) {
      int part = Math.min(length - filled, line.length - read);
      System.arraycopy(line, read, buffer, offset + filled, part);
      read += part;
      filled += part;
    }
    return filled == 0 && length > 0 ? -1 : filled;
  }

  private boolean hasMore() {
    if (read < line.length) {
      return true;
    }
    if (made == count) {
      return false;
    }
    made++;
    line = line().getBytes(StandardCharsets.UTF_8);
    read = 0;
    return true;
  }

  private String line() {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < WORDS_IN_A_TEXT; word++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
    }
    return "{\"key\":\"%s-%06d\",\"text\":\"%s%d\"%s}\n".formatted(prefix, made, text, made, more);
  }
}
