package io.countersign.engine.log;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Images and texts under their SHA-256, each once. Takes part in the current transaction. */
public final class ContentStore {

  /**
   * A stored image or text.
   *
   * @param mediaType such as {@code image/png} or {@code text/plain}
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its hash
  public record Content(String sha256, String mediaType, byte[] bytes) {

    /** Content of {@code bytes}, under their hash in lower-case hexadecimal. */
    public static Content of(String mediaType, byte[] bytes) {
      return new Content(ContentStore.sha256(bytes), mediaType, bytes);
    }

    public static Content ofText(String text) {
      return of("text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static final String INSERT =
      "INSERT INTO content (sha256, media_type, size, bytes) VALUES (?, ?, ?, ?)"
          + " ON CONFLICT DO NOTHING";
  private static final String FIND =
      "SELECT sha256, media_type, bytes FROM content WHERE sha256 = ?";

  private final JdbcTemplate jdbc;

  public ContentStore(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
  }

  /** Stores what is not there yet. */
  public void keep(List<Content> contents) {
    // In the order of the hashes, so that two transactions never wait for each other in a ring.
    List<Object[]> rows =
        contents.stream()
            .sorted((one, other) -> one.sha256().compareTo(other.sha256()))
            .map(c -> new Object[] {c.sha256(), c.mediaType(), c.bytes().length, c.bytes()})
            .toList();
    jdbc.batchUpdate(INSERT, rows);
  }

  public Optional<Content> find(String sha256) {
    return jdbc
        .query(
            FIND,
            (row, number) -> new Content(row.getString(1), row.getString(2), row.getBytes(3)),
            sha256)
        .stream()
        .findFirst();
  }

  /** The hash of {@code bytes} in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
