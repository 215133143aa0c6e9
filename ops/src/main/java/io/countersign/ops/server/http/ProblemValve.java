package io.countersign.ops.server.http;

import io.countersign.ops.contract.problem.Problems;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers with a problem what the web server refuses before any of ours sees it. */
final class ProblemValve extends ErrorReportValve {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemValve.class);
  private static final int FIRST_ERROR = 400;

  private final Problems problems;

  ProblemValve(Problems problems) {
    this.problems = problems;
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    int status = response.getStatus();
    if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
      return;
    }
    try {
      problems.write(response, UnhandledProblem.of(status, request.getRequestId()));
      response.finishResponse();
    } catch (IOException | IllegalStateException gone) {
      LOG.debug("Nobody is there any more to be told: {}", gone.getMessage());
    }
  }
}
