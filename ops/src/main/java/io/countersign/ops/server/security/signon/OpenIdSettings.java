package io.countersign.ops.server.security.signon;

import io.countersign.ops.stores.CannotStart;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

/**
 * Whose tokens are taken.
 *
 * @param issuer of the tokens, as they spell it
 * @param audience that a token has to be for
 * @param nameClaim what the name of a new person is taken from
 */
public record OpenIdSettings(String issuer, String audience, String nameClaim) {
  private static final String PREFIX = "countersign.oidc.";
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * What is configured, if anything is.
   *
   * @throws CannotStart if it is no issuer, or one without an audience
   */
  public static Optional<OpenIdSettings> of(Environment environment) {
    String issuer = text(environment, "issuer");
    if (issuer == null) {
      return Optional.empty();
    }
    if (!isProtected(issuer)) {
      throw new CannotStart(PREFIX + "issuer: expected an address with https, but it is " + issuer);
    }
    String audience = text(environment, "audience");
    if (audience == null) {
      throw new CannotStart(PREFIX + "audience: expected one, as there is an issuer");
    }
    String nameClaim = text(environment, "name-claim");
    return Optional.of(
        new OpenIdSettings(issuer, audience, nameClaim == null ? "preferred_username" : nameClaim));
  }

  /** Whether nobody on the way can change what this address answers. */
  static boolean isProtected(String address) {
    try {
      URI uri = URI.create(address);
      String host = uri.getHost();
      return host != null
          && ("https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(host)));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static @Nullable String text(Environment environment, String name) {
    String text = environment.getProperty(PREFIX + name);
    return text == null || text.isBlank() ? null : text.trim();
  }
}
