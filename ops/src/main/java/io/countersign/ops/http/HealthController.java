package io.countersign.ops.http;

import io.countersign.ops.node.NodeState;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this node takes work. */
@RestController
final class HealthController {
  private final JdbcTemplate jdbc;
  private final NodeState state;

  HealthController(JdbcTemplate jdbc, NodeState state) {
    this.jdbc = jdbc;
    this.state = state;
  }

  /** That it does. */
  record Health(String status) {}

  @GetMapping("/health")
  Health health() {
    switch (state.phase()) {
      case STARTING ->
          throw new RequestRefused(ProblemCode.NODE_STARTING, "Not ready for work yet");
      case STOPPING -> throw new RequestRefused(ProblemCode.NODE_STOPPING, "Takes no more work");
      case READY -> {}
    }
    jdbc.queryForObject("SELECT 1", Integer.class);
    return new Health("UP");
  }
}
