package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.log.schema.EventSchema;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

class EventSchemaTest {
  private HikariDataSource database;

  @BeforeEach
  void start() {
    database = TestPostgres.emptyDatabase();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void anEmptyDatabaseGetsTheSchemaOnce() {
    EventSchema.migrate(database);
    assertThatCode(() -> EventSchema.migrate(database)).doesNotThrowAnyException();

    assertThat(new JdbcTemplate(database).queryForList("SELECT base FROM event_base", Long.class))
        .containsExactly(0L);
  }

  @Test
  void aDatabaseOfANewerVersionIsRefusedInOneLine() {
    EventSchema.migrate(database);
    new JdbcTemplate(database)
        .update(
            "INSERT INTO flyway_schema_history SELECT 900, '900', 'from the future', 'SQL',"
                + " 'V900__from_the_future.sql', 7, 'ada', now(), 1, true");

    assertThatThrownBy(() -> EventSchema.migrate(database))
        .isInstanceOf(EventSchema.NewerVersion.class)
        .hasMessageContaining("900 (from the future)")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void anOlderSchemaCanBeMadeAndBroughtUpToDate() throws SQLException {
    assertThat(EventSchema.migrateTo(database, Set.of("1", "900"))).containsExactly("900");
    assertThat(EventSchema.migrateTo(database, Set.of("1"))).isEmpty();
    try (Connection connection = database.getConnection()) {
      assertThat(EventSchema.applied(connection)).containsExactly("1");
    }
    assertThatCode(() -> EventSchema.migrate(database)).doesNotThrowAnyException();
  }
}
