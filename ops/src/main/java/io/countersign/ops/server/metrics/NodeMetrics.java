package io.countersign.ops.server.metrics;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.server.backup.BackupRuns;
import io.countersign.ops.server.node.NodeRole;
import io.countersign.ops.server.node.NodeRoles;
import io.countersign.ops.server.node.NodeState;
import io.countersign.ops.server.operations.DeadLetterCount;
import io.countersign.projections.Lag;
import io.countersign.projections.ProjectionRunner;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The node itself, its projections, and what it is about. */
@Configuration(proxyBeanMethods = false)
public class NodeMetrics {
  private static final Duration OFTEN = Duration.ofSeconds(2);
  private static final Duration SELDOM = Duration.ofSeconds(60);

  /** Counting stops here, so that being far behind costs no more. */
  private static final int MOST_EVENTS = 100_000;

  @Bean
  MeterBinder nodeReady(NodeState state) {
    return registry ->
        Gauge.builder(
                "countersign.node.ready", () -> state.phase() == NodeState.Phase.READY ? 1 : 0)
            .description("Whether this node takes work")
            .register(registry);
  }

  @Bean
  MeterBinder projectionLag(ProjectionRunner runner, NodeRoles roles, HikariDataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    Sampled<Lag> lag = new Sampled<>(OFTEN, runner::lag);
    Sampled<Long> events = new Sampled<>(OFTEN, () -> eventsAfter(jdbc, lag.get()));
    return registry -> {
      if (roles.has(NodeRole.PROJECTOR)) {
        gauge("countersign.projection.lag.seconds", lag, l -> l.behind().toMillis() / 1000.0)
            .description("How long the first event has waited that the projections do not include")
            .register(registry);
        gauge("countersign.projection.lag.events", events, Long::doubleValue)
            .description("Events that the projections do not include, counted up to 100,000")
            .register(registry);
        gauge("countersign.projection.failing", lag, l -> l.failure() == null ? 0 : 1)
            .description("Whether the projections can't be kept at the moment")
            .register(registry);
      }
    };
  }

  @Bean
  MeterBinder deadLetterFigures(DeadLetterCount deadLetters) {
    return registry ->
        Gauge.builder("countersign.dead.letters", deadLetters::get)
            .description("What projections and background work leave out since it failed")
            .register(registry);
  }

  @Bean
  MeterBinder databaseAndBackups(HikariDataSource database, BackupRuns backups, Clock clock) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    Sampled<Long> bytes =
        new Sampled<>(
            SELDOM,
            () -> jdbc.queryForObject("SELECT pg_database_size(current_database())", Long.class));
    Sampled<Duration> unsaved = new Sampled<>(OFTEN, () -> backups.unsaved(clock.instant()));
    return registry -> {
      gauge("countersign.database.bytes", bytes, Long::doubleValue)
          .description("Size of the database")
          .register(registry);
      gauge("countersign.backup.lag.seconds", unsaved, d -> d.toMillis() / 1000.0)
          .description("How long the first event has waited that no backup holds")
          .register(registry);
    };
  }

  private static @Nullable Long eventsAfter(JdbcTemplate jdbc, @Nullable Lag lag) {
    return lag == null
        ? null
        : jdbc.queryForObject(
            "SELECT count(*) FROM (SELECT FROM event WHERE position > ? LIMIT ?) missing",
            Long.class,
            lag.position(),
            MOST_EVENTS);
  }

  private static <T> Gauge.Builder<Sampled<T>> gauge(
      String name, Sampled<T> source, ToDoubleFunction<T> figure) {
    return Gauge.builder(
        name,
        source,
        sampled -> {
          T value = sampled.get();
          return value == null ? Double.NaN : figure.applyAsDouble(value);
        });
  }
}
