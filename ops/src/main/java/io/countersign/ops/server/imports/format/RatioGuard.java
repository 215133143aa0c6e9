package io.countersign.ops.server.imports.format;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.io.input.TaggedInputStream;

/** Unpacks gzip, and refuses what is not, what breaks off, and what unpacks to far too much. */
public final class RatioGuard extends InputStream {
  private static final long UNWATCHED = 1 << 20;

  private final TaggedInputStream packed;
  private final GzipCompressorInputStream unpacked;
  private final int ratio;

  private RatioGuard(TaggedInputStream packed, int ratio) throws IOException {
    this.packed = packed;
    this.unpacked =
        GzipCompressorInputStream.builder()
            .setInputStream(packed)
            .setDecompressConcatenated(true)
            .get();
    this.ratio = ratio;
  }

  /** Begins to unpack; {@code ratio} is how much larger it may be once unpacked. */
  public static InputStream gunzip(InputStream body, int ratio) throws IOException {
    TaggedInputStream packed = new TaggedInputStream(body);
    try {
      return new RatioGuard(packed, ratio);
    } catch (IOException e) {
      throw reason(packed, e);
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
    } catch (IOException e) {
      throw reason(packed, e);
    }
    long count = unpacked.getUncompressedCount();
    if (count > UNWATCHED && count > unpacked.getCompressedCount() * ratio) {
      throw new RequestRefused(
          ProblemCode.TOO_LARGE,
          "Expected gzip that expands to at most " + ratio + " times its size");
    }
    return read;
  }

  /** A connection that broke is no fault of what came over it. */
  private static IOException reason(TaggedInputStream packed, IOException failure) {
    if (packed.isCauseOf(failure)) {
      return failure;
    }
    throw new RequestRefused(ProblemCode.GZIP_MALFORMED, "Expected a complete gzip stream");
  }
}
