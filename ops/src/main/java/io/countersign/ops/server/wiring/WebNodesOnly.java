package io.countersign.ops.server.wiring;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.node.NodeRole;
import io.countersign.ops.server.node.NodeRoles;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** A node without the role {@code web} answers those who watch over it, and nobody else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class WebNodesOnly extends OncePerRequestFilter {
  private static final Set<String> FOR_WATCHERS = Set.of("/health", "/metrics");

  private final NodeRoles roles;
  private final Problems problems;

  WebNodesOnly(NodeRoles roles, Problems problems) {
    this.roles = roles;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (roles.has(NodeRole.WEB) || FOR_WATCHERS.contains(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          response,
          Problem.of(ProblemCode.NODE_NOT_FOR_WEB, "This node doesn't have the role web"));
    }
  }
}
