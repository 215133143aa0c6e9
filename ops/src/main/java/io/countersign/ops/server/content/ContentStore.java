package io.countersign.ops.server.content;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps images and texts, each once. */
public final class ContentStore {
  private static final String INSERT =
      "INSERT INTO content (sha256, media_type, size, bytes)"
          + " SELECT * FROM unnest(?::text[], ?::text[], ?::bigint[], ?::bytea[])"
          + " ON CONFLICT DO NOTHING";

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

  public Optional<StoredContent> find(String sha256) {
    return jdbc
        .query(
            "SELECT sha256, media_type, bytes FROM content WHERE sha256 = ?",
            (row, number) -> new StoredContent(row.getString(1), row.getString(2), row.getBytes(3)),
            sha256)
        .stream()
        .findFirst();
  }

  /** Those that are there, by hash. */
  public Map<String, StoredContent> find(Collection<String> hashes) {
    Map<String, StoredContent> found = new HashMap<>();
    String[] wanted = hashes.stream().distinct().toArray(String[]::new);
    jdbc.query(
        "SELECT sha256, media_type, bytes FROM content WHERE sha256 = ANY (?)",
        row -> {
          StoredContent content =
              new StoredContent(row.getString(1), row.getString(2), row.getBytes(3));
          found.put(content.sha256(), content);
        },
        (Object) wanted);
    return found;
  }
}
