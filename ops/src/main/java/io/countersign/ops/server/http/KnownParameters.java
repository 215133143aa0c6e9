package io.countersign.ops.server.http;

import io.countersign.ops.contract.problem.RequestRefused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Refuses a query with a parameter that the call does not have, or with one that is empty: left out
 * in silence, a misspelt filter would answer with everything.
 */
final class KnownParameters implements HandlerInterceptor {
  private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null
        && request.getDispatcherType() == DispatcherType.REQUEST
        && handler instanceof HandlerMethod call) {
      requireKnown(query, known.computeIfAbsent(call.getMethod(), unused -> parameters(call)));
    }
    return true;
  }

  private static void requireKnown(String query, Set<String> known) {
    UriComponentsBuilder.newInstance()
        .query(query)
        .build()
        .getQueryParams()
        .forEach(
            (encoded, values) ->
                requireKnown(UriUtils.decode(encoded, StandardCharsets.UTF_8), values, known));
  }

  private static void requireKnown(String name, List<@Nullable String> values, Set<String> known) {
    if (!known.contains(name)) {
      throw RequestRefused.parameter(name, expected(known));
    }
    if (values.stream().anyMatch(value -> value == null || value.isEmpty())) {
      throw RequestRefused.parameter(name, "Expected a value");
    }
  }

  private static String expected(Set<String> known) {
    return known.isEmpty()
        ? "Expected no query parameter"
        : "Expected none but " + String.join(", ", known);
  }

  /** The names of a call's query parameters, in order. */
  private static Set<String> parameters(HandlerMethod call) {
    Set<String> names = new TreeSet<>();
    for (MethodParameter parameter : call.getMethodParameters()) {
      @Nullable RequestParam single = parameter.getParameterAnnotation(RequestParam.class);
      if (single != null) {
        names.add(single.name().isEmpty() ? name(parameter) : single.name());
      } else if (parameter.hasParameterAnnotation(ParameterObject.class)) {
        Arrays.stream(parameter.getParameterType().getRecordComponents())
            .map(RecordComponent::getName)
            .forEach(names::add);
      }
    }
    return names;
  }

  /** As it is in the source, which the compiler keeps. */
  private static String name(MethodParameter parameter) {
    return parameter.getExecutable().getParameters()[parameter.getParameterIndex()].getName();
  }
}
