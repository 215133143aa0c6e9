package io.countersign.ops.server.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect provider with a discovery document, keys and tokens, away at first. */
final class FakeIdentityProvider implements AutoCloseable {
  static final String AUDIENCE = "countersign-test";

  private final RSAKey rsa = rsa("rsa");
  private final ECKey elliptic = elliptic();
  private final HttpServer http;
  private final AtomicInteger keyRequests = new AtomicInteger();
  private volatile boolean away = true;

  FakeIdentityProvider() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    http.createContext("/.well-known/openid-configuration", this::discovery);
    http.createContext("/keys", this::keys);
    http.start();
  }

  String issuer() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void comeBack() {
    away = false;
  }

  /** How often the keys were asked for. */
  int keyRequests() {
    return keyRequests.get();
  }

  /** What a good token of {@code subject} says. */
  JWTClaimsSet.Builder claims(String subject, String name) {
    Instant now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .audience(AUDIENCE)
        .subject(subject)
        .claim("preferred_username", name)
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(300)));
  }

  String token(String subject, String name) throws JOSEException {
    return signed(claims(subject, name).build());
  }

  String signed(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.RS256, new RSASSASigner(rsa), claims);
  }

  String signedOnCurve(JWTClaimsSet claims) throws JOSEException {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .keyID("elliptic")
            .type(new JOSEObjectType("at+jwt"))
            .build();
    SignedJWT jwt = new SignedJWT(header, claims);
    jwt.sign(new ECDSASigner(elliptic));
    return jwt.serialize();
  }

  /** Signed by somebody who knows the name of our key but not the key. */
  String signedByAnother(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.RS256, new RSASSASigner(rsa("rsa")), claims);
  }

  String signedWithUnknownKey(JWTClaimsSet claims) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(), claims);
    jwt.sign(new RSASSASigner(rsa));
    return jwt.serialize();
  }

  /** Signed with what everybody knows, for those who take the algorithm from the token. */
  String signedWithThePublicKey(JWTClaimsSet claims) throws JOSEException {
    byte[] known = rsa.toRSAPublicKey().getEncoded();
    return signed(JWSAlgorithm.HS256, new MACSigner(known), claims);
  }

  String signedWithAnotherAlgorithm(JWTClaimsSet claims) throws JOSEException {
    return signed(JWSAlgorithm.RS512, new RSASSASigner(rsa), claims);
  }

  static String unsigned(JWTClaimsSet claims) {
    return new PlainJWT(claims).serialize();
  }

  private static String signed(JWSAlgorithm algorithm, JWSSigner signer, JWTClaimsSet claims)
      throws JOSEException {
    SignedJWT jwt = new SignedJWT(new JWSHeader.Builder(algorithm).keyID("rsa").build(), claims);
    jwt.sign(signer);
    return jwt.serialize();
  }

  private static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private static ECKey elliptic() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  private void discovery(HttpExchange exchange) throws IOException {
    answer(exchange, "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/keys\"}".formatted(issuer(), issuer()));
  }

  private void keys(HttpExchange exchange) throws IOException {
    keyRequests.incrementAndGet();
    JWKSet keys = new JWKSet(List.of(rsa.toPublicJWK(), elliptic.toPublicJWK()));
    answer(exchange, keys.toString());
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(away ? 503 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    http.stop(0);
  }
}
