package io.countersign.bench.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.eventhandling.DomainEventMessage;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The least that storing events can be: one insert of many rows into a table with the same keys.
 */
final class PlainInsert {
  private static final String INTO = "INSERT INTO plain_event VALUES ";
  private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?::json)";

  private final JdbcTemplate jdbc;
  private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();
  private final AtomicLong position = new AtomicLong();

  PlainInsert(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
    jdbc.execute("CREATE TABLE plain_event (LIKE event INCLUDING CONSTRAINTS INCLUDING INDEXES)");
  }

  void insert(List<? extends DomainEventMessage<?>> events) {
    String sql = INTO + String.join(", ", Collections.nCopies(events.size(), ROW));
    jdbc.execute(
        (Connection connection) -> {
          try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (DomainEventMessage<?> event : events) {
              parameter = bind(insert, parameter, event);
            }
            return insert.executeUpdate();
          }
        });
  }

  private int bind(PreparedStatement insert, int first, DomainEventMessage<?> event)
      throws SQLException {
    int parameter = first;
    insert.setLong(parameter++, position.getAndIncrement());
    insert.setString(parameter++, event.getAggregateIdentifier());
    insert.setInt(parameter++, (int) event.getSequenceNumber());
    insert.setString(parameter++, "data-row-registered");
    insert.setString(parameter++, "1");
    insert.setObject(parameter++, OffsetDateTime.ofInstant(event.getTimestamp(), ZoneOffset.UTC));
    insert.setString(parameter++, "system");
    insert.setString(parameter++, json(event.getPayload()));
    return parameter;
  }

  private String json(Object payload) {
    try {
      return mapper.writeValueAsString(payload);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
