package io.countersign.ops.server.node;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.operations.DeadLetterCount;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says whether this node takes work. */
@RestController
final class HealthController {
  private final JdbcTemplate jdbc;
  private final NodeState state;
  private final DeadLetterCount deadLetters;

  HealthController(JdbcTemplate jdbc, NodeState state, DeadLetterCount deadLetters) {
    this.jdbc = jdbc;
    this.state = state;
    this.deadLetters = deadLetters;
  }

  /**
   * That it does.
   *
   * @param deadLetters how much failed and is left out; missing if that can't be found out
   */
  record Health(String status, @Nullable Long deadLetters) {}

  @GetMapping("/health")
  Health health() {
    switch (state.phase()) {
      case STARTING -> throw new RequestRefused(ProblemCode.NODE_STARTING, "This node is starting");
      case STOPPING -> throw new RequestRefused(ProblemCode.NODE_STOPPING, "This node is stopping");
      case READY -> {}
    }
    jdbc.queryForObject("SELECT 1", Integer.class);
    double count = deadLetters.get();
    return new Health("UP", Double.isNaN(count) ? null : (long) count);
  }
}
