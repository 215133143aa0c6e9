package io.countersign.ops.server.wiring;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.connections.ManagementPort;
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

/**
 * A node without the role {@code web} answers those who watch over it, and nobody else; so does the
 * management port of any node.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class WebNodesOnly extends OncePerRequestFilter {
  private static final Set<String> FOR_WATCHERS = Set.of("/health", "/metrics");

  private final NodeRoles roles;
  private final ManagementPort management;
  private final Problems problems;

  WebNodesOnly(NodeRoles roles, ManagementPort management, Problems problems) {
    this.roles = roles;
    this.management = management;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (FOR_WATCHERS.contains(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else if (management.took(request)) {
      problems.write(
          response,
          Problem.of(
              ProblemCode.ROUTE_NOT_FOUND, "This port has nothing but /health and /metrics"));
    } else if (roles.has(NodeRole.WEB)) {
      chain.doFilter(request, response);
    } else {
      problems.write(
          response,
          Problem.of(ProblemCode.NODE_NOT_FOR_WEB, "This node doesn't have the role web"));
    }
  }
}
