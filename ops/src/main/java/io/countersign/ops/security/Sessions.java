package io.countersign.ops.security;

import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Sessions of browsers. */
public final class Sessions {
  private final PasswordLogin passwords;
  private final SecurityContextRepository contexts;

  public Sessions(PasswordLogin passwords, SecurityContextRepository contexts) {
    this.passwords = passwords;
    this.contexts = contexts;
  }

  /**
   * Begins a session under a new id.
   *
   * @throws RequestRefused {@code UNAUTHENTICATED} or {@code TOO_MANY_ATTEMPTS}
   */
  public Caller logIn(
      String name, String password, HttpServletRequest request, HttpServletResponse response) {
    Caller caller =
        passwords
            .login(name, password, request.getRemoteAddr())
            .orElseThrow(
                () ->
                    new RequestRefused(
                        ProblemCode.UNAUTHENTICATED, "Expected a known name and its password"));
    HttpSession session = request.getSession(true);
    if (!session.isNew()) {
      request.changeSessionId();
    }
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller));
    SecurityContextHolder.setContext(context);
    contexts.saveContext(context, request, response);
    return caller;
  }

  public void logOut(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
    SecurityContextHolder.clearContext();
  }
}
