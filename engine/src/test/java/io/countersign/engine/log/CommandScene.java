package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ChangeMemberRoles;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.TestFlows;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.springframework.jdbc.core.JdbcTemplate;

/** An engine on a database of its own, beside a table {@code own} that is not the engine's. */
final class CommandScene implements AutoCloseable {
  static final UserId ADA = new UserId("ada");
  static final UserId BOB = new UserId("bob");
  static final ProjectId P1 = new ProjectId("p1");
  static final BatchId B1 = new BatchId("b1");

  /** What a database keeps is a microsecond. */
  static final Instant NOW = Instant.parse("2026-11-21T10:00:00.123456789Z");

  final HikariDataSource database = TestPostgres.freshDatabase();
  final JdbcTemplate jdbc = new JdbcTemplate(database);
  final EventEngine engine =
      EventEngine.builder(database)
          .clock(Clock.fixed(NOW, ZoneOffset.UTC))
          .flows(TestFlows.FLOWS)
          .retryOn(Lost.class::isInstance)
          .build();
  final Commands commands = engine.commands();
  final EventLog log = engine.eventLog();

  CommandScene() {
    jdbc.execute("CREATE TABLE own (text text)");
  }

  /** Something was in the way, and the same may be tried again. */
  static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static Refusal refusalOf(ThrowingCallable call) {
    return catchThrowableOfType(CommandRefused.class, call).refusal();
  }

  static ChangeMemberRoles roles(UserId member, Role... roles) {
    return new ChangeMemberRoles(P1, member, Set.of(roles), UserId.SYSTEM, Set.of(Role.ADMIN));
  }

  List<String> types() {
    return log.readAfter(0).stream().map(RecordedEvent::type).toList();
  }

  void createProject() {
    commands.send(Samples.createProject("p1"), ADA);
  }

  @Override
  public void close() {
    engine.close();
    database.close();
  }
}
