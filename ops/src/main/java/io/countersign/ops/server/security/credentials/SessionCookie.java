package io.countersign.ops.server.security.credentials;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** The cookie that proves a session; scripts never see it. */
final class SessionCookie {
  static final String NAME = "COUNTERSIGN_SESSION";

  private SessionCookie() {}

  static Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(request.getCookies()).stream()
        .flatMap(Stream::of)
        .filter(cookie -> cookie.getName().equals(NAME))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** It goes with the browser; the server ends the session before, if nothing is done in it. */
  static void write(HttpServletRequest request, HttpServletResponse response, String secret) {
    response.addHeader(HttpHeaders.SET_COOKIE, cookie(request, secret).build().toString());
  }

  static void clear(HttpServletRequest request, HttpServletResponse response) {
    String gone = cookie(request, "").maxAge(Duration.ZERO).build().toString();
    response.addHeader(HttpHeaders.SET_COOKIE, gone);
  }

  private static ResponseCookie.ResponseCookieBuilder cookie(
      HttpServletRequest request, String value) {
    return ResponseCookie.from(NAME, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite("Lax")
        .path("/");
  }
}
