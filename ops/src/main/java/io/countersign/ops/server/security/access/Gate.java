package io.countersign.ops.server.security.access;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Lets a call through if {@link Permissions} has a rule for it that the caller meets. */
public final class Gate implements HandlerInterceptor {
  static final String ACCESS = Gate.class.getName() + ".access";

  private final Access access;

  public Gate(Access access) {
    this.access = access;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod) {
      enter(request, needed(request));
    }
    return true;
  }

  private static Permission needed(HttpServletRequest request) {
    String method = request.getMethod().equals("HEAD") ? "GET" : request.getMethod();
    return Permissions.needed(method, pattern(request))
        .orElseThrow(() -> new CommandRefused(Refusal.ROLE_MISSING, "This call isn't allowed"));
  }

  private void enter(HttpServletRequest request, Permission permission) {
    switch (permission.scope()) {
      case NOBODY -> {}
      case INSTALLATION -> access.requireInstallation(caller(), permission);
      case PROJECT -> request.setAttribute(ACCESS, project(request, caller(), permission));
    }
  }

  private ProjectAccess project(HttpServletRequest request, Caller caller, Permission needed) {
    Map<String, String> path = variables(request);
    if (path.containsKey("project")) {
      return access.project(caller, value(path, "project"), needed);
    }
    if (path.containsKey("batch")) {
      return access.batch(caller, value(path, "batch"), needed);
    }
    if (path.containsKey("task")) {
      return access.task(caller, value(path, "task"), needed);
    }
    if (path.containsKey("dataRow")) {
      return access.dataRow(caller, value(path, "dataRow"), needed);
    }
    if (path.containsKey("modelRun")) {
      return access.modelRun(caller, value(path, "modelRun"), needed);
    }
    throw new IllegalStateException("Expected an address that names something of a project");
  }

  private static String value(Map<String, String> path, String name) {
    return Objects.requireNonNull(path.get(name));
  }

  /** Who is calling. */
  static Caller caller() {
    @Nullable Authentication authentication =
        SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
      return caller;
    }
    throw new RequestRefused(ProblemCode.UNAUTHENTICATED, "Log in first");
  }

  /** What the caller came in with. */
  static Proof proof() {
    @Nullable Authentication authentication =
        SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getCredentials() instanceof Proof proof) {
      return proof;
    }
    throw new RequestRefused(ProblemCode.UNAUTHENTICATED, "Log in first");
  }

  private static String pattern(HttpServletRequest request) {
    return String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> variables(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
  }
}
