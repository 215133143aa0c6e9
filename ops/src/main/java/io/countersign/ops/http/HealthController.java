package io.countersign.ops.http;

import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this node takes work. */
@RestController
final class HealthController {
  private final JdbcTemplate jdbc;
  private final AtomicBoolean ready = new AtomicBoolean();

  HealthController(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** That it does. */
  record Health(String status) {}

  @GetMapping("/health")
  Health health() {
    if (!ready.get()) {
      throw new RequestRefused(ProblemCode.DATABASE_UNAVAILABLE, "Not ready for work");
    }
    jdbc.queryForObject("SELECT 1", Integer.class);
    return new Health("UP");
  }

  @EventListener
  void started(ApplicationReadyEvent started) {
    ready.set(true);
  }

  @EventListener
  void stopping(ContextClosedEvent stopping) {
    ready.set(false);
  }
}
