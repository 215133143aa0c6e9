package io.countersign.ops.server.http;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what neither the framework nor the database can take: methods that no call has, queries
 * that cannot be decoded or hold a NUL, and bodies that don't say what they are.
 */
final class WellFormedRequests extends OncePerRequestFilter {
  private static final Pattern NOT_DECODABLE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%00");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Problems problems;

  WellFormedRequests(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Optional<Problem> problem = problem(request);
    if (problem.isPresent()) {
      problems.write(response, problem.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static Optional<Problem> problem(HttpServletRequest request) {
    if (!METHODS.contains(request.getMethod())) {
      return Optional.of(
          Problem.of(
              ProblemCode.METHOD_NOT_ALLOWED,
              "Expected one of the methods " + METHODS.stream().sorted().toList()));
    }
    String query = request.getQueryString();
    if (query != null && NOT_DECODABLE.matcher(query).find()) {
      return Optional.of(
          Problem.of(ProblemCode.PARAMETER_INVALID, "The query can't be decoded, or contains NUL"));
    }
    String type = request.getContentType();
    if (type != null && !type.isEmpty() && !isConcrete(type)) {
      return Optional.of(
          Problem.of(
              ProblemCode.MEDIA_TYPE_NOT_SUPPORTED,
              "Expected a Content-Type like application/json"));
    }
    return Optional.empty();
  }

  private static boolean isConcrete(String type) {
    try {
      return MediaType.parseMediaType(type).isConcrete();
    } catch (InvalidMediaTypeException e) {
      return false;
    }
  }
}
