package io.countersign.ops.server.node;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A node that stops answers questions and refuses commands, so that a load balancer sends them to
 * another and a browser keeps them for later.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class StoppingNode extends OncePerRequestFilter {
  private static final Set<String> QUESTIONS = Set.of("GET", "HEAD", "OPTIONS");

  private final NodeState state;
  private final Problems problems;

  StoppingNode(NodeState state, Problems problems) {
    this.state = state;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!state.stopping()) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader(HttpHeaders.CONNECTION, "close");
    if (QUESTIONS.contains(request.getMethod())) {
      chain.doFilter(request, response);
    } else {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(
          response,
          Problem.of(
              ProblemCode.NODE_STOPPING,
              "This node is stopping; send the request to another one, or again in a moment"));
    }
  }
}
