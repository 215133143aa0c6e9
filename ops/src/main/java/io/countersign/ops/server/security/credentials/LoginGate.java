package io.countersign.ops.server.security.credentials;

import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.signon.PasswordLogin;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses a log-in from an address that failed too often, before its body is read. */
public final class LoginGate extends OncePerRequestFilter {
  private final String login;
  private final PasswordLogin passwords;
  private final Problems problems;

  /**
   * @param login where browsers log in
   */
  public LoginGate(String login, PasswordLogin passwords, Problems problems) {
    this.login = login;
    this.passwords = passwords;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getRequestURI().equals(login);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      passwords.requireAllowed(request.getRemoteAddr());
    } catch (RequestRefused refused) {
      response.setHeader(HttpHeaders.RETRY_AFTER, "1");
      problems.write(response, refused.problem());
      return;
    }
    chain.doFilter(request, response);
  }
}
