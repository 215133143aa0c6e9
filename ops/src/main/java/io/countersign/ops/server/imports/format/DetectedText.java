package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Text whose encoding a byte order mark tells, or else the first bytes that are not ASCII: where
 * most of what follows them is UTF-8 it is that, and else Windows-1252. Bytes that are no character
 * then are an error.
 */
final class DetectedText extends Reader {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final int AHEAD = 64 << 10;

  private final InputStream input;
  private final boolean marked;
  private final byte[] buffer = new byte[AHEAD];
  private int position;
  private int end;
  private boolean started;
  private Charset charset = StandardCharsets.UTF_8;
  private @Nullable Reader decided;

  DetectedText(InputStream input) throws IOException {
    MarkedInput marked = MarkedInput.of(input);
    this.input = marked.rest();
    this.marked = marked.charset() != null;
    if (marked.charset() != null) {
      decide(marked.charset());
    }
  }

  /** As far as is known: what was ASCII so far is UTF-8. */
  Charset charset() {
    return charset;
  }

  boolean marked() {
    return marked;
  }

  @Override
  public int read(char[] characters, int offset, int length) throws IOException {
    if (decided != null) {
      return decided.read(characters, offset, length);
    }
    if (!fill()) {
      return -1;
    }
    int count = 0;
    while (count < length && position < end && buffer[position] >= 0) {
      characters[offset + count++] = (char) buffer[position++];
    }
    if (count > 0 || length == 0) {
      return count;
    }
    topUp();
    decide(isUtf8() ? StandardCharsets.UTF_8 : WINDOWS);
    return read(characters, offset, length);
  }

  private boolean fill() throws IOException {
    if (position == end) {
      position = 0;
      end = Math.max(0, input.read(buffer, 0, buffer.length));
      refuseWhatIsNoText();
    }
    return end > 0;
  }

  private void refuseWhatIsNoText() {
    for (int i = 0; !started && i < end; i++) {
      if (buffer[i] == 0) {
        throw new RequestRefused(
            ProblemCode.CSV_MALFORMED,
            "Expected a table as text, but found NUL bytes; save it as CSV in UTF-8");
      }
    }
    started = true;
  }

  /** Makes the buffer hold as much as there is of what comes next. */
  private void topUp() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, end - position);
    end -= position;
    position = 0;
    end += Math.max(0, input.readNBytes(buffer, end, buffer.length - end));
  }

  private void decide(Charset found) {
    CharsetDecoder decoder =
        found
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    InputStream known = new ByteArrayInputStream(buffer, position, end - position);
    charset = found;
    decided = new InputStreamReader(new SequenceInputStream(known, input), decoder);
  }

  /** One wrong byte does not make Windows-1252 of a text that is full of UTF-8. */
  private boolean isUtf8() {
    int right = 0;
    int wrong = 0;
    for (int i = position; i < end; i++) {
      if (buffer[i] < 0) {
        int length = sequence(i);
        right += length > 0 ? 1 : 0;
        wrong += length < 0 ? 1 : 0;
        i += Math.max(0, length - 1);
      }
    }
    return right >= wrong;
  }

  /** How long the UTF-8 sequence is that starts here; 0 if it may go on after the buffer. */
  private int sequence(int start) {
    int first = buffer[start] & 0xff;
    int length = first >= 0xc2 && first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
    if (first < 0xc2 || length == 0) {
      return -1;
    }
    for (int i = start + 1; i < start + length; i++) {
      if (i == end) {
        return end == buffer.length ? 0 : -1;
      }
      if ((buffer[i] & 0xc0) != 0x80) {
        return -1;
      }
    }
    return length;
  }

  @Override
  public void close() throws IOException {
    input.close();
  }
}
