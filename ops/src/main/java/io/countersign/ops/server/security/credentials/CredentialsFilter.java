package io.countersign.ops.server.security.credentials;

import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import io.countersign.ops.server.security.signon.PasswordLogin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads {@code Authorization}, {@code Bearer} or {@code Basic}. What it finds holds for this
 * request only: no session is made.
 */
public final class CredentialsFilter extends OncePerRequestFilter {
  private static final String BEARER = "bearer ";
  private static final String BASIC = "basic ";

  private final BearerTokens tokens;
  private final PasswordLogin passwords;
  private final AccessRecord record;
  private final Problems problems;

  public CredentialsFilter(
      BearerTokens tokens, PasswordLogin passwords, AccessRecord record, Problems problems) {
    this.tokens = tokens;
    this.passwords = passwords;
    this.record = record;
    this.problems = problems;
  }

  /** Answers of other threads are written for the caller that the first thread found. */
  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      chain.doFilter(request, response);
      return;
    }
    try {
      Optional<Caller> caller = caller(header, request.getRemoteAddr());
      if (caller.isEmpty()) {
        problems.write(
            response,
            Problem.of(
                ProblemCode.UNAUTHENTICATED, "The token, or the name or password, is wrong"));
        return;
      }
      SecurityContext context = SecurityContextHolder.createEmptyContext();
      String address = request.getRemoteAddr();
      context.setAuthentication(
          new CallerAuthentication(caller.get(), () -> caller(header, address).isPresent()));
      SecurityContextHolder.setContext(context);
    } catch (RequestRefused refused) {
      problems.write(response, refused.problem());
      return;
    }
    chain.doFilter(request, response);
  }

  private Optional<Caller> caller(String header, String address) {
    String scheme = header.toLowerCase(Locale.ROOT);
    if (scheme.startsWith(BEARER)) {
      return tokens.caller(header.substring(BEARER.length()).trim());
    }
    if (!scheme.startsWith(BASIC)) {
      return Optional.empty();
    }
    String decoded = decoded(header.substring(BASIC.length()).trim());
    int colon = decoded == null ? -1 : decoded.indexOf(':');
    if (decoded == null || colon < 0) {
      return Optional.empty();
    }
    Optional<Caller> caller =
        passwords.login(decoded.substring(0, colon), decoded.substring(colon + 1), address);
    caller.ifPresent(
        one -> record.noteToday(AccessKind.LOGGED_IN, one.id(), "password", "program"));
    return caller;
  }

  private static @Nullable String decoded(String base64) {
    try {
      String text = new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
      return text.indexOf('\0') >= 0 ? null : text;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
