package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/**
 * An input without its compression, which its first bytes tell.
 *
 * @param packed whether it was compressed
 */
public record GzipInput(InputStream input, boolean packed) {
  private static final int[] MAGIC = {0x1f, 0x8b};

  /** Looks; {@code ratio} is how much larger it may be once unpacked. */
  public static GzipInput of(InputStream input, int ratio) throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(input, MAGIC.length);
    byte[] start = peeked.readNBytes(MAGIC.length);
    peeked.unread(start);
    boolean packed =
        start.length == MAGIC.length
            && (start[0] & 0xff) == MAGIC[0]
            && (start[1] & 0xff) == MAGIC[1];
    return packed
        ? new GzipInput(RatioGuard.gunzip(peeked, ratio), true)
        : new GzipInput(peeked, false);
  }

  /** The same of the beginning of one: where it breaks off it ends. */
  public static GzipInput cut(InputStream input, int ratio) throws IOException {
    GzipInput whole = of(input, ratio);
    return whole.packed() ? new GzipInput(new Cut(whole.input()), true) : whole;
  }

  private static final class Cut extends FilterInputStream {
    Cut(InputStream input) {
      super(input);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      try {
        return super.read(bytes, offset, length);
      } catch (RequestRefused refused) {
        if (refused.code() == ProblemCode.GZIP_MALFORMED) {
          return -1;
        }
        throw refused;
      }
    }
  }
}
