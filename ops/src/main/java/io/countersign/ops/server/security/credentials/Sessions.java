package io.countersign.ops.server.security.credentials;

import io.countersign.engine.project.UserId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import io.countersign.ops.server.security.signon.PasswordLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;

/** Logs browsers in and out. */
public final class Sessions {
  private final PasswordLogin passwords;
  private final BrowserSessions sessions;
  private final AccessRecord record;

  public Sessions(PasswordLogin passwords, BrowserSessions sessions, AccessRecord record) {
    this.passwords = passwords;
    this.sessions = sessions;
    this.record = record;
  }

  /**
   * Begins a session.
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
                        ProblemCode.UNAUTHENTICATED, "The name or the password is wrong"));
    begin(caller, request, response);
    record.note(AccessKind.LOGGED_IN, caller.id(), "browser");
    return caller;
  }

  void begin(Caller caller, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::end);
    String secret = sessions.begin(caller.id());
    SessionCookie.write(request, response, secret);
    SecurityContext context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(new CallerAuthentication(caller, () -> sessions.goesOn(secret)));
    SecurityContextHolder.setContext(context);
  }

  public void logOut(HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.read(request).ifPresent(sessions::end);
    SessionCookie.clear(request, response);
    SecurityContextHolder.clearContext();
  }

  /** Ends the sessions of a person, but for the one that the request comes from. */
  public void endOthers(UserId person, HttpServletRequest request) {
    sessions.endAll(person, SessionCookie.read(request).orElse(""));
  }
}
