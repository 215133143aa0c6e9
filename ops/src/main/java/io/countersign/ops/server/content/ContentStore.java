package io.countersign.ops.server.content;

import io.countersign.modelrunner.image.file.Rendition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** Keeps images and texts, each once. */
public final class ContentStore {
  private static final String INSERT =
      "INSERT INTO content (sha256, media_type, size, bytes)"
          + " SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bytea[])"
          + " ON CONFLICT DO NOTHING";

  private static final String INSERT_RENDITION =
      "INSERT INTO content_rendition (sha256, media_type, bytes) VALUES (?, ?, ?)"
          + " ON CONFLICT DO NOTHING";

  private static final String SHOWN =
      """
      SELECT c.sha256, coalesce(r.media_type, c.media_type),
          CASE WHEN r.sha256 IS NULL THEN c.bytes ELSE r.bytes END
        FROM content c LEFT JOIN content_rendition r USING (sha256)
      """;

  private static final RowMapper<StoredContent> CONTENT =
      (row, number) -> new StoredContent(row.getString(1), row.getString(2), row.getBytes(3));

  private final JdbcTemplate jdbc;

  public ContentStore(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps what is not there yet, in one statement, in the order of the hashes. */
  public void put(Collection<StoredContent> contents) {
    Map<String, StoredContent> byHash = new TreeMap<>();
    contents.forEach(content -> byHash.put(content.sha256(), content));
    if (!byHash.isEmpty()) {
      jdbc.update(connection -> insert(connection, List.copyOf(byHash.values())));
      byHash.values().forEach(this::putRendition);
    }
  }

  private void putRendition(StoredContent content) {
    Rendition rendition = content.rendition();
    if (rendition != null) {
      jdbc.update(INSERT_RENDITION, content.sha256(), rendition.mediaType(), rendition.bytes());
    }
  }

  private static PreparedStatement insert(Connection connection, List<StoredContent> contents)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(INSERT);
    Object[] hashes = contents.stream().map(StoredContent::sha256).toArray();
    Object[] types = contents.stream().map(StoredContent::mediaType).toArray();
    Object[] sizes = contents.stream().map(content -> (long) content.bytes().length).toArray();
    byte[][] bytes = contents.stream().map(StoredContent::bytes).toArray(byte[][]::new);
    statement.setArray(1, connection.createArrayOf("text", hashes));
    statement.setArray(2, connection.createArrayOf("text", types));
    statement.setArray(3, connection.createArrayOf("bigint", sizes));
    statement.setArray(4, connection.createArrayOf("bytea", bytes));
    return statement;
  }

  /** As it came in. */
  public Optional<StoredContent> original(String sha256) {
    return jdbc
        .query("SELECT sha256, media_type, bytes FROM content WHERE sha256 = ?", CONTENT, sha256)
        .stream()
        .findFirst();
  }

  /** As people see it: its rendition, where it has one. */
  public Optional<StoredContent> shown(String sha256) {
    return jdbc.query(SHOWN + "WHERE c.sha256 = ?", CONTENT, sha256).stream().findFirst();
  }

  /** Those that are there as people see them, by hash. */
  public Map<String, StoredContent> shown(Collection<String> hashes) {
    String[] wanted = hashes.stream().distinct().toArray(String[]::new);
    return jdbc.query(SHOWN + "WHERE c.sha256 = ANY (?)", CONTENT, (Object) wanted).stream()
        .collect(Collectors.toMap(StoredContent::sha256, Function.identity()));
  }
}
