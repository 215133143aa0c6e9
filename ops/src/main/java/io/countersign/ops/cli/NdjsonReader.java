package io.countersign.ops.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads the lines of a file, packed or not, byte for byte: what is wrong in them the server says.
 */
final class NdjsonReader implements ImportSource.LineReader {
  private static final int LONGEST_LINE = 64 * 1024 * 1024;
  private static final int BUFFER_BYTES = 64 * 1024;

  private final Path file;
  private final InputStream input;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private boolean first = true;

  NdjsonReader(Path file, ImportSource.Consumed consumed) throws IOException {
    this.file = file;
    this.input = new BufferedInputStream(unpacked(file, consumed), BUFFER_BYTES);
  }

  /** The file's content, told of as it is read from the disk. */
  static InputStream unpacked(Path file, ImportSource.Consumed consumed) throws IOException {
    InputStream counted = new CountedStream(Files.newInputStream(file), consumed::bytes);
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
        ? new GZIPInputStream(counted, BUFFER_BYTES)
        : counted;
  }

  @Override
  public Optional<byte[]> next() throws IOException {
    while (readLine()) {
      byte[] bytes = line.toByteArray();
      if (!isBlank(bytes)) {
        return Optional.of(bytes);
      }
    }
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    input.close();
  }

  private boolean readLine() throws IOException {
    line.reset();
    int value = input.read();
    if (value < 0) {
      return false;
    }
    for (; value >= 0 && value != '\n'; value = input.read()) {
      if (line.size() == LONGEST_LINE) {
        throw new WorkFailed("%s has a line longer than %d MB".formatted(file, LONGEST_LINE >> 20));
      }
      line.write(value);
    }
    if (first) {
      dropByteOrderMark();
    }
    return true;
  }

  private void dropByteOrderMark() {
    first = false;
    byte[] bytes = line.toByteArray();
    if (bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF) {
      line.reset();
      line.write(bytes, 3, bytes.length - 3);
    }
  }

  private static boolean isBlank(byte[] bytes) {
    for (byte value : bytes) {
      if (value != ' ' && value != '\t' && value != '\r') {
        return false;
      }
    }
    return true;
  }
}
