package io.countersign.ops.server.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The one HTML page. Each answer has a nonce of its own, so it can't be answered with 304: the body
 * that a browser kept has another.
 */
final class ConsolePage {
  /** What the build writes where the nonce goes. */
  static final String NONCE = "CSP-NONCE";

  /** What it writes where it says whether somebody is logged in. */
  static final String SIGNED_IN = "SIGNED-IN";

  private static final int NONCE_BYTES = 16;
  private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

  private final SecureRandom random = new SecureRandom();
  private final String html;

  ConsolePage(Resource index) {
    try {
      html = index.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ServerResponse answer(ServerRequest request) {
    String nonce = nonce();
    return ServerResponse.ok()
        .contentType(HTML)
        .cacheControl(CacheControl.noCache())
        .header("Content-Security-Policy", policy(nonce))
        .body(html.replace(NONCE, nonce).replace(SIGNED_IN, signedIn(request)));
  }

  /** It spares the browser a question whose answer would be a refusal. */
  private static String signedIn(ServerRequest request) {
    return request.principal().isPresent() ? "yes" : "no";
  }

  private String nonce() {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * Scripts come from here only. Style elements need the nonce; style attributes are free, since
   * charts and diagrams place what they draw by them.
   */
  private static String policy(String nonce) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self' 'nonce-" + nonce + "'",
        "style-src-attr 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'");
  }
}
