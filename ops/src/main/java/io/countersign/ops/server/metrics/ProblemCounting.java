package io.countersign.ops.server.metrics;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Sees every problem that the web layer answers; filters tell theirs themselves. */
@RestControllerAdvice
final class ProblemCounting implements ResponseBodyAdvice<Object> {
  private final ProblemWatch watch;

  ProblemCounting(ProblemWatch watch) {
    this.watch = watch;
  }

  @Override
  public boolean supports(
      MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
    return true;
  }

  @Override
  public @Nullable Object beforeBodyWrite(
      @Nullable Object body,
      MethodParameter returned,
      MediaType type,
      Class<? extends HttpMessageConverter<?>> converter,
      ServerHttpRequest request,
      ServerHttpResponse response) {
    if (body instanceof Problem problem) {
      watch.answered(problem);
    }
    return body;
  }
}
