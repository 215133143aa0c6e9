package io.countersign.bench.hostile;

import io.countersign.bench.api.RawAnswer;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says whether an answer is one that anybody may get for anything. */
final class Oracle {
  private static final String PROBLEM = "application/problem+json";
  private static final Set<String> FOR_NOW = Set.of("PROJECTION_BEHIND");

  private Oracle() {}

  /** What is wrong with an answer; nothing if it is right. */
  static Optional<String> fault(RawAnswer answer, boolean hasBody) {
    if (answer.status() < 400) {
      return Optional.empty();
    }
    if (!hasBody) {
      return answer.status() >= 500 && answer.status() != 503
          ? Optional.of("answered " + answer.status())
          : Optional.empty();
    }
    if (!answer.header("content-type").startsWith(PROBLEM)) {
      return Optional.of(
          "answered %d as %s: %s"
              .formatted(answer.status(), answer.header("content-type"), answer.text()));
    }
    return faultOfProblem(answer);
  }

  private static Optional<String> faultOfProblem(RawAnswer answer) {
    JsonNode problem;
    try {
      problem = JsonMapper.shared().readTree(answer.text());
    } catch (JacksonException e) {
      return Optional.of("answered no JSON: " + answer.text());
    }
    String code = problem.path("code").asString("");
    boolean later = FOR_NOW.contains(code) && !answer.header("retry-after").isEmpty();
    if (code.isEmpty() || problem.path("status").asInt() != answer.status()) {
      return Optional.of("answered without a code: " + answer.text());
    }
    return answer.status() < 500 || later
        ? Optional.empty()
        : Optional.of("answered %d: %s".formatted(answer.status(), answer.text()));
  }
}
