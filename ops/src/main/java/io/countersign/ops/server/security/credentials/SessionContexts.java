package io.countersign.ops.server.security.credentials;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/** Finds who is calling by the session of their browser; {@link Sessions} begins and ends them. */
public final class SessionContexts implements SecurityContextRepository {
  private final BrowserSessions sessions;

  public SessionContexts(BrowserSessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
    return new Found(request);
  }

  @Deprecated
  @Override
  public SecurityContext loadContext(HttpRequestResponseHolder holder) {
    return new Found(holder.getRequest()).get();
  }

  @Override
  public void saveContext(
      SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

  @Override
  public boolean containsContext(HttpServletRequest request) {
    return SessionCookie.read(request).isPresent();
  }

  /** Looked for when somebody asks, once. */
  private final class Found implements DeferredSecurityContext {
    private final HttpServletRequest request;
    private Optional<SecurityContext> found = Optional.empty();
    private boolean none;

    Found(HttpServletRequest request) {
      this.request = request;
    }

    @Override
    public SecurityContext get() {
      if (found.isEmpty()) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        Optional<CallerAuthentication> caller =
            SessionCookie.read(request).flatMap(this::authentication);
        caller.ifPresent(context::setAuthentication);
        none = caller.isEmpty();
        found = Optional.of(context);
      }
      return found.get();
    }

    private Optional<CallerAuthentication> authentication(String secret) {
      return sessions
          .caller(secret)
          .map(caller -> new CallerAuthentication(caller, () -> sessions.goesOn(secret)));
    }

    @Override
    public boolean isGenerated() {
      get();
      return none;
    }
  }
}
