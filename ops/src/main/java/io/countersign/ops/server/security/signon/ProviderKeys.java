package io.countersign.ops.server.security.signon;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an identity provider, found through its discovery document when they are first
 * needed. They are kept for five minutes, and for an hour while it is away; a key that is not among
 * them makes them be fetched again, at most twice in half a minute.
 */
final class ProviderKeys implements JWKSource<SecurityContext> {
  private static final int CONNECT_MILLIS = 2_000;
  private static final int READ_MILLIS = 3_000;
  private static final int MOST_BYTES = 1 << 20;
  private static final long KEPT_WHILE_AWAY_MILLIS = 3_600_000;

  private final String issuer;
  private final ResourceRetriever retriever =
      new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MOST_BYTES);
  private volatile @Nullable JWKSource<SecurityContext> found;
  private volatile boolean fetched;

  ProviderKeys(String issuer) {
    this.issuer = issuer;
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context)
      throws KeySourceException {
    try {
      List<JWK> keys = source().get(selector, context);
      fetched = true;
      return keys;
    } catch (RateLimitReachedException e) {
      if (fetched) {
        return List.of(); // the token names a key that was not there a moment ago
      }
      throw e;
    }
  }

  private JWKSource<SecurityContext> source() throws KeySourceException {
    JWKSource<SecurityContext> known = found;
    return known == null ? discover() : known;
  }

  private synchronized JWKSource<SecurityContext> discover() throws KeySourceException {
    JWKSource<SecurityContext> known = found;
    if (known == null) {
      known =
          JWKSourceBuilder.create(keysAddress(), retriever)
              .outageTolerant(KEPT_WHILE_AWAY_MILLIS)
              .build();
      found = known;
    }
    return known;
  }

  private URL keysAddress() throws KeySourceException {
    String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
    try {
      URL document = URI.create(base + "/.well-known/openid-configuration").toURL();
      Map<String, Object> said =
          JSONObjectUtils.parse(retriever.retrieveResource(document).getContent());
      String keys = JSONObjectUtils.getString(said, "jwks_uri");
      if (!issuer.equals(said.get("issuer")) || keys == null || !OpenIdSettings.isProtected(keys)) {
        throw new RemoteKeySourceException(
            "Expected the discovery document of " + issuer + " to be its own", null);
      }
      return URI.create(keys).toURL();
    } catch (IOException | ParseException | IllegalArgumentException e) {
      throw new RemoteKeySourceException("Expected a discovery document of " + issuer, e);
    }
  }
}
