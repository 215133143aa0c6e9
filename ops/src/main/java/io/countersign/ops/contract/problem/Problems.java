package io.countersign.ops.contract.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems where no controller does: in filters, and on answers begun already. */
public final class Problems {
  private final JsonMapper json;
  private final ProblemWatch watch;

  public Problems(JsonMapper json) {
    this(json, problem -> {});
  }

  public Problems(JsonMapper json, ProblemWatch watch) {
    this.json = json;
    this.watch = watch;
  }

  public void write(HttpServletResponse response, Problem problem) throws IOException {
    watch.answered(problem);
    byte[] body = json.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    response.setStatus(problem.status());
    response.setContentType(Problem.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
