package io.countersign.ops.imports;

import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Unpacks gzip, and refuses what is not, what breaks off, and what unpacks to far too much. */
public final class RatioGuard extends InputStream {
  private static final long UNWATCHED = 1 << 20;

  private final Counted packed;
  private final InputStream unpacked;
  private final int ratio;
  private long count;

  private RatioGuard(Counted packed, InputStream unpacked, int ratio) {
    this.packed = packed;
    this.unpacked = unpacked;
    this.ratio = ratio;
  }

  /** Begins to unpack; {@code ratio} is how much larger it may be once unpacked. */
  public static InputStream gunzip(InputStream body, int ratio) throws IOException {
    Counted packed = new Counted(body);
    try {
      return new RatioGuard(packed, new GZIPInputStream(packed, 8192), ratio);
    } catch (ZipException | EOFException e) {
      throw malformed();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int read = read(one, 0, 1);
    return read < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = unpacked.read(bytes, offset, length);
    } catch (ZipException e) {
      throw malformed();
    } catch (EOFException e) {
      if (packed.ended) {
        throw malformed();
      }
      throw e;
    }
    count += Math.max(read, 0);
    if (count > UNWATCHED && count > packed.count * ratio) {
      throw new RequestRefused(
          ProblemCode.TOO_LARGE,
          "Expected gzip that unpacks to at most " + ratio + " times its size");
    }
    return read;
  }

  private static RequestRefused malformed() {
    return new RequestRefused(ProblemCode.GZIP_MALFORMED, "Expected a whole gzip stream");
  }

  private static final class Counted extends FilterInputStream {
    private long count;
    private boolean ended;

    Counted(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      note(next < 0 ? -1 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      note(read);
      return read;
    }

    private void note(int read) {
      count += Math.max(read, 0);
      ended |= read < 0;
    }
  }
}
