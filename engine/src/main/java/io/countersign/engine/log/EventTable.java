package io.countersign.engine.log;

import static java.util.Objects.requireNonNull;

import io.countersign.engine.log.serialization.EventTypes;
import io.countersign.engine.project.UserId;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The table of events: its statements, and how a row becomes an event and back. */
final class EventTable {
  private static final String COLUMNS =
      "position, stream_id, version, type, revision, at, actor, payload";

  private static final String GIVEN =
      """
      unnest(?::bigint[], ?::text[], ?::integer[], ?::text[], ?::text[],
        ?::timestamptz[], ?::text[], ?::json[]) AS given (%s)
      """
          .formatted(COLUMNS);

  private static final String FIRST =
      "(SELECT base FROM event_base) + (pg_current_xact_id()::text::bigint << 16)";

  /** The given positions are places in the transaction. */
  private static final String INSERT =
      """
      WITH stored AS (
        INSERT INTO event (%1$s)
        SELECT %2$s + %1$s FROM %3$s RETURNING position)
      SELECT min(position) FROM stored
      """
          .formatted(COLUMNS, FIRST, GIVEN);

  /** The same for one event, which is most of what commands store: nothing to take apart. */
  private static final String INSERT_ONE =
      """
      INSERT INTO event (%1$s)
      VALUES (%2$s + ?, ?, ?, ?, ?, ?::timestamptz, ?, ?::json) RETURNING position
      """
          .formatted(COLUMNS, FIRST);

  /** Nothing can be stored below this any more. */
  private static final String READABLE_BELOW =
      "SELECT base + (pg_snapshot_xmin(pg_current_snapshot())::text::bigint << 16) FROM event_base";

  private static final String RAISE_BASE =
      """
      UPDATE event_base
      SET base = ((SELECT max(position) >> 16 FROM event) + 1
                  - pg_snapshot_xmin(pg_current_snapshot())::text::bigint) << 16
      WHERE base + (pg_snapshot_xmax(pg_current_snapshot())::text::bigint << 16)
            <= (SELECT max(position) FROM event)
      """;

  private static final String SELECT = "SELECT " + COLUMNS + " FROM event ";

  /**
   * The id is hidden in a query of its own: with the planner's statistics at hand, a plan made for
   * just this id would seem cheaper than the prepared one, and be planned again each time.
   */
  private static final String ONE_STREAM = SELECT + "WHERE stream_id = (SELECT ?::text) ";

  private final JdbcTemplate jdbc;
  private final EventTypes types;
  private final RowMapper<RecordedEvent> recordedEvent = (row, number) -> recorded(row);

  /** For readers who decide nothing: what can't be read is told as such, and the rest goes on. */
  private final RowMapper<RecordedEvent> anyEvent = (row, number) -> recordedOrUnreadable(row);

  EventTable(JdbcTemplate jdbc, EventTypes types) {
    this.jdbc = jdbc;
    this.types = types;
  }

  /**
   * Raises the base if the log holds positions that this cluster's transaction ids have not reached
   * yet: then it was restored from a dump of another cluster. Harmless at any other time.
   */
  void raiseBase() {
    jdbc.update(RAISE_BASE);
  }

  /** Tells the listeners of {@code channel}, on every node. */
  void announce(String channel) {
    jdbc.query("SELECT pg_notify(?, '')", row -> {}, channel);
  }

  /** Readers may read what is below. */
  long readableBelow() {
    return number(READABLE_BELOW);
  }

  /** Prepares the statement, even without parameters, so that it is planned once. */
  private long number(String sql, Object... parameters) {
    return requireNonNull(jdbc.queryForObject(sql, Long.class, parameters));
  }

  /**
   * Stores {@code events} in one statement. Their positions come after one another in the
   * transaction, in whose place each says it is.
   *
   * @return the position of the first of them
   * @throws org.springframework.dao.DuplicateKeyException if a stream already holds one of the
   *     versions
   */
  long append(List<RecordedEvent> events) {
    return events.size() == 1 ? appendOne(events.get(0)) : appendSeveral(events);
  }

  private long appendOne(RecordedEvent event) {
    return number(
        INSERT_ONE,
        event.position(),
        event.streamId(),
        event.version(),
        event.type(),
        event.revision(),
        OffsetDateTime.ofInstant(event.at(), ZoneOffset.UTC),
        event.actor().toString(),
        types.write(event.payload()));
  }

  private long appendSeveral(List<RecordedEvent> events) {
    return jdbc.query(
            INSERT,
            insert -> {
              bind(insert, 1, "bigint", column(events, RecordedEvent::position, Long[]::new));
              bindTexts(insert, 2, events, RecordedEvent::streamId);
              bind(insert, 3, "integer", column(events, RecordedEvent::version, Integer[]::new));
              bindTexts(insert, 4, events, RecordedEvent::type);
              bindTexts(insert, 5, events, RecordedEvent::revision);
              bindTexts(insert, 6, events, RecordedEvent::at);
              bindTexts(insert, 7, events, RecordedEvent::actor);
              bindTexts(insert, 8, events, event -> types.write(event.payload()));
            },
            (row, number) -> row.getLong(1))
        .get(0);
  }

  private static void bindTexts(
      PreparedStatement insert,
      int index,
      List<RecordedEvent> events,
      Function<RecordedEvent, Object> column)
      throws SQLException {
    bind(
        insert,
        index,
        "text",
        column(events, event -> column.apply(event).toString(), String[]::new));
  }

  private static <T> T[] column(
      List<RecordedEvent> events, Function<RecordedEvent, T> column, IntFunction<T[]> array) {
    return events.stream().map(column).toArray(array);
  }

  /** An array of just its type: one of Object the driver sends as text, each quote escaped. */
  private static void bind(PreparedStatement statement, int index, String type, Object[] values)
      throws SQLException {
    statement.setArray(index, statement.getConnection().createArrayOf(type, values));
  }

  List<RecordedEvent> readStream(String streamId, int fromVersion) {
    String sql = ONE_STREAM + "AND version >= ? ORDER BY version";
    return jdbc.query(sql, recordedEvent, streamId, fromVersion);
  }

  List<RecordedEvent> readStreamUpTo(String streamId, int version) {
    String sql = ONE_STREAM + "AND version <= ? ORDER BY version";
    return jdbc.query(sql, recordedEvent, streamId, version);
  }

  List<RecordedEvent> readStreamUpTo(String streamId, Instant at) {
    String sql = ONE_STREAM + "AND at <= ? ORDER BY version";
    return jdbc.query(sql, recordedEvent, streamId, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  /** The streams with these ids, one after the other. */
  List<RecordedEvent> readStreams(Collection<String> streamIds) {
    return readStreams(streamIds, recordedEvent);
  }

  /** The same, with {@link UnreadableEvent} where something can't be read. */
  List<RecordedEvent> readStreamsAsTheyAre(Collection<String> streamIds) {
    return readStreams(streamIds, anyEvent);
  }

  private List<RecordedEvent> readStreams(
      Collection<String> streamIds, RowMapper<RecordedEvent> mapper) {
    if (streamIds.size() == 1) {
      return jdbc.query(ONE_STREAM + "ORDER BY version", mapper, streamIds.iterator().next());
    }
    String sql = SELECT + "WHERE stream_id = ANY (?::text[]) ORDER BY stream_id, version";
    return jdbc.query(
        sql, statement -> bind(statement, 1, "text", streamIds.toArray(String[]::new)), mapper);
  }

  /** Which of these streams there are. */
  List<String> existing(Collection<String> streamIds) {
    String sql = "SELECT stream_id FROM event WHERE stream_id = ANY (?::text[]) AND version = 0";
    return jdbc.query(
        sql,
        statement -> bind(statement, 1, "text", streamIds.toArray(String[]::new)),
        (row, number) -> row.getString(1));
  }

  List<RecordedEvent> readAfter(long position, int limit) {
    String sql =
        SELECT
            + ("WHERE position > ? AND position < (" + READABLE_BELOW + ")")
            + " ORDER BY position LIMIT ?";
    return jdbc.query(sql, anyEvent, position, limit);
  }

  /** Events in the order of (stream, version), after the given one. */
  List<RecordedEvent> readStreamsAfter(String streamId, int version, long upTo, int limit) {
    String sql =
        SELECT
            + "WHERE (stream_id, version) > (?, ?) AND position <= ?"
            + " ORDER BY stream_id, version LIMIT ?";
    return jdbc.query(sql, anyEvent, streamId, version, upTo, limit);
  }

  /** Events of some types in the order of (stream, version), after the given one. */
  List<RecordedEvent> readStreamsAfter(
      String streamId, int version, Collection<Class<?>> payloads, int limit) {
    String sql =
        SELECT
            + "WHERE (stream_id, version) > (?, ?) AND type = ANY (?::text[])"
            + " ORDER BY stream_id, version LIMIT ?";
    String[] names =
        payloads.stream().map(payload -> types.typeOf(payload).name()).toArray(String[]::new);
    return jdbc.query(
        sql,
        statement -> {
          statement.setString(1, streamId);
          statement.setInt(2, version);
          bind(statement, 3, "text", names);
          statement.setInt(4, limit);
        },
        recordedEvent);
  }

  /** The position of the last event that readers may read; 0 if there is none. */
  long lastPosition() {
    String sql =
        "SELECT coalesce(max(position), 0) FROM event WHERE position < (" + READABLE_BELOW + ")";
    return number(sql);
  }

  /** The position of the last event, though others may not be allowed to read it yet; 0 if none. */
  long lastCommittedPosition() {
    return number("SELECT coalesce(max(position), 0) FROM event");
  }

  private RecordedEvent recordedOrUnreadable(ResultSet row) throws SQLException {
    try {
      return recorded(row);
    } catch (RuntimeException unreadable) {
      return new RecordedEvent(
          row.getLong(1),
          row.getString(2),
          row.getInt(3),
          row.getString(4),
          row.getString(5),
          row.getObject(6, OffsetDateTime.class).toInstant(),
          new UserId(row.getString(7)),
          new UnreadableEvent(row.getString(8), unreadable.toString()));
    }
  }

  private RecordedEvent recorded(ResultSet row) throws SQLException {
    String type = row.getString(4);
    return new RecordedEvent(
        row.getLong(1),
        row.getString(2),
        row.getInt(3),
        type,
        types.revisionOf(type),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        new UserId(row.getString(7)),
        types.read(type, row.getString(5), row.getString(8)));
  }
}
