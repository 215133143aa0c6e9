package io.countersign.ops.server.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.apache.commons.io.IOUtils;
import org.apache.commons.io.input.BoundedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a backup from its beginning to its end and compares every checksum. */
final class BackupReader {
  private static final int BUFFER = 256 * 1024;

  private final Path file;
  private final JsonMapper json;

  BackupReader(Path file, JsonMapper json) {
    this.file = file;
    this.json = json;
  }

  /** Takes what is read. */
  interface Sink {
    /** The beginning, before any table. */
    void head(BackupHead head) throws SQLException;

    /** The rows of one table, to be read to their end; how many they are. */
    long rows(BackedUpTable table, InputStream rows) throws IOException, SQLException;
  }

  /**
   * Hands everything to {@code sink}.
   *
   * @throws BackupUnusable if it is none of ours, cut off or altered, however much was handed over
   */
  BackupSummary read(Sink sink) throws SQLException {
    try (ZipInputStream zip =
        new ZipInputStream(
            new BufferedInputStream(Files.newInputStream(file), BUFFER), StandardCharsets.UTF_8)) {
      BackupHead head = head(zip);
      sink.head(head);
      List<BackupEnd.Part> found = new ArrayList<>();
      for (BackedUpTable table : head.tables()) {
        requireEntry(zip, table.entry());
        found.add(part(table, zip, sink));
      }
      requireEntry(zip, BackupEnd.ENTRY);
      BackupEnd end = json.readValue(zip.readAllBytes(), BackupEnd.class);
      requireSame(end.parts(), found);
      return BackupSummary.of(head, end);
    } catch (NoSuchFileException e) {
      throw unusable("does not exist", e);
    } catch (EOFException | ZipException | JacksonException e) {
      throw unusable("is truncated or altered: " + e.getMessage(), e);
    } catch (IOException e) {
      throw unusable("cannot be read: " + e.getMessage(), e);
    }
  }

  private BackupHead head(ZipInputStream zip) throws IOException {
    @Nullable ZipEntry first = zip.getNextEntry();
    if (first == null || !first.getName().equals(BackupHead.ENTRY)) {
      throw unusable("is not a Countersign backup", null);
    }
    byte[] head = zip.readAllBytes();
    int format = json.readTree(head).path("format").asInt(0);
    if (format != BackupHead.FORMAT) {
      throw unusable(
          "has format %d, but this version of Countersign reads format %d"
              .formatted(format, BackupHead.FORMAT),
          null);
    }
    return json.readValue(head, BackupHead.class);
  }

  private static BackupEnd.Part part(BackedUpTable table, ZipInputStream zip, Sink sink)
      throws IOException, SQLException {
    MessageDigest digest = Digests.sha256();
    BoundedInputStream counted =
        BoundedInputStream.builder().setInputStream(new DigestInputStream(zip, digest)).get();
    long rows = sink.rows(table, counted);
    IOUtils.consume(counted);
    return new BackupEnd.Part(
        table.name(), rows, counted.getCount(), HexFormat.of().formatHex(digest.digest()));
  }

  private void requireEntry(ZipInputStream zip, String name) throws IOException {
    @Nullable ZipEntry entry = zip.getNextEntry();
    if (entry == null || !entry.getName().equals(name)) {
      throw unusable("is truncated: " + name + " is missing", null);
    }
  }

  private void requireSame(List<BackupEnd.Part> written, List<BackupEnd.Part> found) {
    for (int i = 0; i < written.size(); i++) {
      BackupEnd.Part part = written.get(i);
      if (i >= found.size() || !sameBytes(part, found.get(i))) {
        throw unusable("was altered: the rows of " + part.table() + " differ", null);
      }
    }
  }

  private static boolean sameBytes(BackupEnd.Part one, BackupEnd.Part other) {
    return one.table().equals(other.table())
        && one.bytes() == other.bytes()
        && one.sha256().equals(other.sha256())
        && (other.rows() < 0 || one.rows() == other.rows());
  }

  private BackupUnusable unusable(String why, @Nullable Throwable cause) {
    String message = "The backup " + file + " " + why;
    return cause == null ? new BackupUnusable(message) : new BackupUnusable(message, cause);
  }
}
