package io.countersign.ops.server.security;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.connections.InetAddresses;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.RowKeys;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.credentials.BearerTokens;
import io.countersign.ops.server.security.credentials.BrowserSessions;
import io.countersign.ops.server.security.credentials.CallerAuthentication;
import io.countersign.ops.server.security.credentials.CredentialsFilter;
import io.countersign.ops.server.security.credentials.Leavers;
import io.countersign.ops.server.security.credentials.LoginGate;
import io.countersign.ops.server.security.credentials.SessionContexts;
import io.countersign.ops.server.security.credentials.Sessions;
import io.countersign.ops.server.security.credentials.Tokens;
import io.countersign.ops.server.security.people.FirstAdmin;
import io.countersign.ops.server.security.people.People;
import io.countersign.ops.server.security.record.AccessRecord;
import io.countersign.ops.server.security.signon.IdentityProvider;
import io.countersign.ops.server.security.signon.OpenIdSettings;
import io.countersign.ops.server.security.signon.PasswordLogin;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Set;
import org.apache.catalina.Globals;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;

/** Puts the parts of security together. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
  private static final String LOGIN = "/api/v1/login";
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final Set<String> FORWARDED =
      Set.of("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Proto", "X-Real-IP");
  private static final String[] PUBLIC = {
    "/health",
    LOGIN,
    "/v3/api-docs/**",
    "/v3/api-docs.yaml",
    "/swagger-ui/**",
    "/swagger-ui.html",
    "/swagger-ui",
    "/error"
  };

  @Bean
  PasswordEncoder passwordEncoder() {
    return new BCryptPasswordEncoder();
  }

  @Bean
  AccessRecord accessRecord(JdbcTemplate jdbc, Clock clock) {
    return new AccessRecord(jdbc, clock);
  }

  @Bean
  People people(JdbcTemplate jdbc, AccessRecord record, PasswordEncoder encoder, Clock clock) {
    return new People(jdbc, record, encoder, clock);
  }

  @Bean
  Tokens tokens(JdbcTemplate jdbc, Clock clock, AccessRecord record) {
    return new Tokens(jdbc, clock, record);
  }

  @Bean
  BearerTokens bearerTokens(
      Tokens tokens, People people, AccessRecord record, Environment environment, Clock clock) {
    return OpenIdSettings.of(environment)
        .map(settings -> new IdentityProvider(settings, clock))
        .map(provider -> new BearerTokens(tokens, people, record, provider))
        .orElseGet(() -> new BearerTokens(tokens, people, record, null));
  }

  @Bean
  PasswordLogin passwordLogin(
      People people, AccessRecord record, PasswordEncoder encoder, Limits limits, Clock clock) {
    return new PasswordLogin(people, record, encoder, limits, clock);
  }

  @Bean
  FirstAdmin firstAdmin(People people, Environment environment) {
    return new FirstAdmin(people, environment.getProperty("countersign.admin.password"));
  }

  @Bean
  Access access(Lookup lookup, JdbcTemplate jdbc) {
    return new Access(lookup, new RowKeys(jdbc));
  }

  @Bean
  BrowserSessions browserSessions(JdbcTemplate jdbc, Limits limits, Clock clock) {
    return new BrowserSessions(jdbc, limits, clock);
  }

  @Bean
  SecurityContextRepository securityContexts(BrowserSessions sessions) {
    return new SessionContexts(sessions);
  }

  @Bean
  Sessions sessions(PasswordLogin passwords, BrowserSessions sessions, AccessRecord record) {
    return new Sessions(passwords, sessions, record);
  }

  @Bean
  Leavers leavers(People people, BrowserSessions sessions, Tokens tokens, AccessRecord record) {
    return new Leavers(people, sessions, tokens, record);
  }

  @Bean
  SecurityFilterChain security(
      HttpSecurity http,
      BearerTokens tokens,
      PasswordLogin passwords,
      AccessRecord record,
      Problems problems,
      SecurityContextRepository contexts) {
    return http.securityContext(context -> context.securityContextRepository(contexts))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(SecurityConfiguration::needsCsrf))
        .headers(BrowserHeaders::write)
        .authorizeHttpRequests(SecurityConfiguration::authorize)
        .exceptionHandling(handling -> answerWithProblems(handling, problems))
        .addFilterBefore(new LoginGate(LOGIN, passwords, problems), CsrfFilter.class)
        .addFilterBefore(
            new CredentialsFilter(tokens, passwords, record, problems), CsrfFilter.class)
        .build();
  }

  /** Pages and files of the console hold no data, so whatever is not the interface is open. */
  private static void authorize(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          requests) {
    requests
        .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
        .permitAll()
        .requestMatchers(PUBLIC)
        .permitAll()
        .requestMatchers("/metrics")
        .access((who, call) -> new AuthorizationDecision(mayMeasure(call.getRequest())))
        .requestMatchers("/api/**")
        .authenticated()
        .requestMatchers(HttpMethod.GET)
        .permitAll()
        .requestMatchers(HttpMethod.HEAD)
        .permitAll()
        .anyRequest()
        .authenticated();
  }

  /** A scraper on this machine, or those who run the installation. */
  private static boolean mayMeasure(HttpServletRequest request) {
    if (isDirect(request) && InetAddresses.isLoopback(request.getRemoteAddr())) {
      return true;
    }
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof CallerAuthentication authentication
        && authentication.getPrincipal().runsInstallation();
  }

  /** Whether it came through no proxy, trusted or not. */
  private static boolean isDirect(HttpServletRequest request) {
    return FORWARDED.stream().allMatch(name -> request.getHeader(name) == null)
        && request.getAttribute(Globals.REQUEST_FORWARDED_ATTRIBUTE) == null;
  }

  /** A browser's own call; one with a header that only programs send can't be forged. */
  private static boolean needsCsrf(HttpServletRequest request) {
    if (SAFE.contains(request.getMethod()) || request.getRequestURI().equals(LOGIN)) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    boolean fromElsewhere = site != null && !site.equals("same-origin") && !site.equals("none");
    return fromElsewhere || request.getHeader(HttpHeaders.AUTHORIZATION) == null;
  }

  private static void answerWithProblems(
      ExceptionHandlingConfigurer<HttpSecurity> handling, Problems problems) {
    handling
        .authenticationEntryPoint((request, response, failure) -> askWhoCalls(response, problems))
        .accessDeniedHandler(
            (request, response, failure) -> {
              if (SecurityContextHolder.getContext().getAuthentication() == null) {
                askWhoCalls(response, problems);
              } else {
                problems.write(response, denied(failure));
              }
            });
  }

  private static void askWhoCalls(HttpServletResponse response, Problems problems)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"countersign\"");
    problems.write(response, Problem.of(ProblemCode.UNAUTHENTICATED, "Log in first"));
  }

  private static Problem denied(AccessDeniedException failure) {
    return failure instanceof CsrfException
        ? Problem.of(
            ProblemCode.CSRF_TOKEN_MISSING,
            "Expected the header X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN")
        : Problem.of(new CommandRefused(Refusal.ROLE_MISSING, "Your role doesn't allow this"));
  }
}
