package io.countersign.ops.server.http;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies that are too large, by what they say and by what they are. Imports have no end.
 */
final class BodyLimit extends OncePerRequestFilter {
  private static final Pattern IMPORT = Pattern.compile("/api/v1/projects/[^/]+/batches");
  private static final String BUNDLES = "/api/v1/models";
  private static final String LOGIN = "/api/v1/login";

  /** A name and a password, from whoever there is. */
  private static final long LOGIN_BYTES = 4_096;

  private final Limits limits;
  private final Problems problems;

  BodyLimit(Limits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long limit = limit(request.getRequestURI());
    if (request.getContentLengthLong() > limit) {
      problems.write(response, tooLarge(limit).problem());
      return;
    }
    chain.doFilter(new Limited(request, limit), response);
  }

  private long limit(String path) {
    if (IMPORT.matcher(path).matches()) {
      return Long.MAX_VALUE;
    }
    if (path.equals(LOGIN)) {
      return LOGIN_BYTES;
    }
    return path.equals(BUNDLES) ? limits.bundle().toBytes() : limits.requestBody().toBytes();
  }

  private static RequestRefused tooLarge(long limit) {
    return new RequestRefused(
        ProblemCode.TOO_LARGE, "Expected a body of at most " + limit + " bytes");
  }

  /** Counts what is read. */
  private static final class Limited extends HttpServletRequestWrapper {
    private final long limit;

    Limited(HttpServletRequest request, long limit) {
      super(request);
      this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      return new Counting(super.getInputStream(), limit);
    }
  }

  private static final class Counting extends ServletInputStream {
    private final ServletInputStream body;
    private final long limit;
    private long count;

    Counting(ServletInputStream body, long limit) {
      this.body = body;
      this.limit = limit;
    }

    @Override
    public int read() throws IOException {
      int next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = body.read(bytes, offset, length);
      count(Math.max(read, 0));
      return read;
    }

    private void count(int more) {
      count += more;
      if (count > limit) {
        throw tooLarge(limit);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
