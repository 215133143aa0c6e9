package io.countersign.ops.server.connections;

import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.contract.problem.RequestRefused;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers with a problem where a body is refused while a filter reads it, as for its parameters.
 */
final class RefusedBodies extends OncePerRequestFilter {
  private final Problems problems;

  RefusedBodies(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      chain.doFilter(request, response);
    } catch (RequestRefused refused) {
      if (response.isCommitted()) {
        throw refused;
      }
      problems.write(response, refused.problem());
    }
  }
}
