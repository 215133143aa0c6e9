package io.countersign.ops.server.audit;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.answers.EventData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Looks through the log from its end, so many events at a time: the log needs no index for it, and
 * no search takes longer than that.
 */
@Component
final class EventSearch {
  /** How many events one search looks at. */
  static final int LOOKED_AT = 50_000;

  /** By how much the order of events may differ from that of their instants. */
  private static final Duration SLACK = Duration.ofHours(1);

  private static final String LOOKED_AT_ONCE =
      """
      WITH looked_at AS MATERIALIZED (
        SELECT position, at FROM event
        WHERE position < :before AND position >= :least AND (:row = '' OR stream_id = :row)
        ORDER BY position DESC LIMIT :most)
      """;
  private static final String FIND =
      LOOKED_AT_ONCE
          + """
          SELECT e.position, e.version, e.type, e.at, e.actor, u.name, k.data_row_id, k.key,
            k.batch_id, e.payload, e.revision
          FROM looked_at l JOIN event e ON e.position = l.position
          LEFT JOIN data_row_key k ON k.data_row_id = e.stream_id
          LEFT JOIN app_user u ON u.id = e.actor
          WHERE (k.project_id = :project OR e.stream_id = :project
              OR e.stream_id IN (SELECT batch_id FROM batch_directory WHERE project_id = :project)
              OR e.stream_id IN
                (SELECT model_run_id FROM model_run_directory WHERE project_id = :project)
              OR e.stream_id IN
                (SELECT sample_id FROM sample_directory WHERE project_id = :project))
            AND (:actor = '' OR e.actor = :actor)
            AND (:anyType OR e.type = ANY (:types))
            AND (:model = '' OR e.payload #>> '{model,name}' = :model)
            AND e.at >= :from AND e.at < :to
          ORDER BY e.position DESC LIMIT :limit
          """;
  private static final String EXTENT =
      LOOKED_AT_ONCE + "SELECT count(*), min(position), min(at) FROM looked_at";
  private static final String FIRST_FROM =
      "SELECT position, at FROM event WHERE position >= ? ORDER BY position LIMIT 1";

  private final JdbcClient jdbc;
  private final JsonMapper json;
  private final EventTypes types = EventTypes.ofDomain();

  EventSearch(JdbcTemplate jdbc, JsonMapper json) {
    this.jdbc = JdbcClient.create(jdbc);
    this.json = json;
  }

  /**
   * What one search found.
   *
   * @param next position before which to go on; null when there is nothing more to look at
   */
  record Found(List<FoundEvent> events, @Nullable Long next, @Nullable Instant lookedBackTo) {}

  private record Extent(long count, long lowest, @Nullable Instant earliest) {}

  /** The newest matches before {@code position}, at most {@code limit}, with all that they say. */
  Found find(EventFilter filter, long position, int limit) {
    String row = filter.key() == null ? "" : rowOf(filter);
    if (row == null) {
      return new Found(List.of(), null, null);
    }
    long before = filter.to() == null ? position : Math.min(position, after(filter.to()));
    long least = filter.from() == null ? 0 : before(filter.from());
    List<FoundEvent> events =
        bound(jdbc.sql(FIND), before, least, row)
            .param("project", filter.project().value())
            .param("actor", orEmpty(filter.actor()))
            .param("anyType", filter.types().isEmpty())
            .param("types", filter.types().toArray(String[]::new))
            .param("model", orEmpty(filter.model()))
            .param("from", Timestamp.from(filter.from() == null ? Instant.EPOCH : filter.from()))
            .param("to", Timestamp.from(filter.to() == null ? FAR : filter.to()))
            .param("limit", limit)
            .query((found, number) -> event(found))
            .list();
    return withNext(events, limit, bound(jdbc.sql(EXTENT), before, least, row));
  }

  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private static JdbcClient.StatementSpec bound(
      JdbcClient.StatementSpec statement, long before, long least, String row) {
    return statement
        .param("before", before)
        .param("least", least)
        .param("row", row)
        .param("most", LOOKED_AT);
  }

  private static Found withNext(
      List<FoundEvent> events, int limit, JdbcClient.StatementSpec extent) {
    if (events.size() == limit) {
      FoundEvent last = events.get(limit - 1);
      return new Found(events, last.position(), last.at());
    }
    Extent looked =
        extent
            .query(
                (found, number) ->
                    new Extent(found.getLong(1), found.getLong(2), instant(found.getTimestamp(3))))
            .single();
    Long next = looked.count() < LOOKED_AT ? null : looked.lowest();
    return new Found(events, next, looked.earliest());
  }

  private @Nullable String rowOf(EventFilter filter) {
    return jdbc.sql("SELECT data_row_id FROM data_row_key WHERE project_id = ? AND key = ?")
        .param(filter.project().value())
        .param(filter.key())
        .query(String.class)
        .optional()
        .orElse(null);
  }

  /** A position after everything that happened before {@code instant}. */
  private long after(Instant instant) {
    return positionAt(instant.plus(SLACK));
  }

  /** A position before everything that happened from {@code instant} on. */
  private long before(Instant instant) {
    return positionAt(instant.minus(SLACK));
  }

  /** By halves: the first position whose event happened at {@code instant} or later. */
  private long positionAt(Instant instant) {
    long low = 0;
    long high =
        jdbc.sql("SELECT coalesce(max(position), 0) + 1 FROM event").query(Long.class).single();
    while (low < high) {
      long middle = low + (high - low) / 2;
      boolean earlier =
          jdbc.sql(FIRST_FROM)
              .param(middle)
              .query((found, number) -> found.getTimestamp(2).toInstant().isBefore(instant))
              .optional()
              .orElse(false);
      if (earlier) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private FoundEvent event(ResultSet found) throws SQLException {
    String row = found.getString(7);
    String batch = found.getString(9);
    return new FoundEvent(
        found.getLong(1),
        found.getInt(2),
        found.getString(3),
        found.getTimestamp(4).toInstant(),
        new UserId(found.getString(5)),
        found.getString(6),
        row == null ? null : new DataRowId(row),
        found.getString(8),
        batch == null ? null : new BatchId(batch),
        new EventData(data(found.getString(3), found.getString(11), found.getString(10))));
  }

  /** In the form of today, as far as this version can read it. */
  private ObjectNode data(String type, String revision, String payload) {
    try {
      return json.valueToTree(types.read(type, revision, payload));
    } catch (IllegalStateException | JacksonException unreadable) {
      return (ObjectNode) json.readTree(payload);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
