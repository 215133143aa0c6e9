package io.countersign.ops.server.security.signon;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.people.Identity;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Checks the signed tokens (JWT) of one OpenID Connect provider. */
public final class IdentityProvider {
  private static final Logger LOG = LoggerFactory.getLogger(IdentityProvider.class);
  private static final Duration SKEW = Duration.ofSeconds(60);
  private static final int LONGEST_SUBJECT = 255;

  /** So few wait for a provider that hangs that the others are still served. */
  private static final int AT_ONCE = 16;

  private static final long WAIT_MILLIS = 250;

  private final OpenIdSettings settings;
  private final NimbusJwtDecoder decoder;
  private final Semaphore checks = new Semaphore(AT_ONCE);

  public IdentityProvider(OpenIdSettings settings, Clock clock) {
    this.settings = settings;
    this.decoder = new NimbusJwtDecoder(signatures(settings.issuer()));
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    times.setAllowEmptyExpiryClaim(false);
    decoder.setJwtValidator(
        new DelegatingOAuth2TokenValidator<>(
            times,
            new JwtIssuerValidator(settings.issuer()),
            new JwtAudienceValidator(settings.audience())));
  }

  /**
   * Whom the token names.
   *
   * @throws RequestRefused {@code UNAUTHENTICATED}, or {@code IDENTITY_PROVIDER_UNAVAILABLE} if it
   *     can't be asked for its keys
   */
  public Identity identity(String token) {
    Jwt jwt = checked(token);
    String subject = jwt.getSubject();
    if (subject == null
        || subject.isBlank()
        || subject.length() > LONGEST_SUBJECT
        || subject.indexOf('\0') >= 0) {
      throw invalid();
    }
    return new Identity(settings.issuer(), subject, jwt.getClaimAsString(settings.nameClaim()));
  }

  private Jwt checked(String token) {
    requireRoom();
    try {
      return decoder.decode(token);
    } catch (JwtException e) {
      if (isAway(e)) {
        LOG.warn("The identity provider can't be asked: {}", e.getMessage());
        throw away();
      }
      LOG.debug("A token was refused: {}", e.getMessage());
      throw invalid();
    } finally {
      checks.release();
    }
  }

  private void requireRoom() {
    try {
      if (!checks.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
        throw away();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw away();
    }
  }

  private static boolean isAway(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof KeySourceException) {
        return true;
      }
    }
    return false;
  }

  private static DefaultJWTProcessor<SecurityContext> signatures(String issuer) {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ProviderKeys(issuer)));
    processor.setJWTClaimsSetVerifier((claims, context) -> {}); // the decoder's validators do
    return processor;
  }

  private static RequestRefused invalid() {
    return new RequestRefused(
        ProblemCode.UNAUTHENTICATED, "Expected a valid token of the identity provider");
  }

  private static RequestRefused away() {
    return new RequestRefused(
        ProblemCode.IDENTITY_PROVIDER_UNAVAILABLE,
        "The identity provider can't be asked for its keys right now");
  }
}
