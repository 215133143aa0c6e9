package io.countersign.ops.server.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.countersign.ops.contract.problem.Problem;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.server.Server;
import io.countersign.ops.stores.StoreSettings;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tokens of an identity provider, on a server that is told of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenIdTest {
  private final String subject = UUID.randomUUID().toString();
  private FakeIdentityProvider provider;
  private Server server;
  private Answer foreignWhileAway;
  private Answer ownWhileAway;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    provider = new FakeIdentityProvider();
    server =
        Server.start(
            new Server.Settings(
                "127.0.0.1",
                0,
                StoreSettings.embedded(folder),
                Map.of(
                    "countersign.admin.password",
                    TestServer.ADMIN_PASSWORD,
                    "countersign.oidc.issuer",
                    provider.issuer(),
                    "countersign.oidc.audience",
                    FakeIdentityProvider.AUDIENCE)));
    foreignWhileAway = me(provider.token("early", "early"));
    ownWhileAway = get(Http.bearer(programToken()), "/api/v1/me");
    provider.comeBack();
  }

  @AfterAll
  void stop() {
    server.close();
    provider.close();
  }

  @Test
  void aProviderThatIsAwayKeepsOnlyItsOwnPeopleOut() throws Exception {
    assertThat(foreignWhileAway.status()).isEqualTo(503);
    assertThat(foreignWhileAway.code()).isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
    assertThat(ownWhileAway.status()).isEqualTo(200);
    assertThat(me(provider.token("early", "early")).status()).isEqualTo(200);
  }

  @Test
  void aTokenMakesAPersonWithoutAnyRole() throws Exception {
    String name = newName();
    Answer me = me(provider.token(subject + name, name));
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.json().path("name").asString()).isEqualTo(name);
    assertThat(me.json().path("admin").asBoolean()).isFalse();
    assertThat(me.json().path("projects").isEmpty()).isTrue();
  }

  @Test
  void aPersonIsKnownBySubjectThoughTheirNameChanges() throws Exception {
    String name = newName();
    Answer first = me(provider.token(subject + name, name));
    JWTClaimsSet renamed = provider.claims(subject + name, newName()).build();
    Answer second = me(provider.signedOnCurve(renamed));
    assertThat(second.body()).isEqualTo(first.body());
  }

  @Test
  void manyFirstRequestsAtOnceMakeOnePerson() throws Exception {
    String name = newName();
    String token = provider.token(subject + name, name);
    Set<String> bodies = new HashSet<>();
    IntStream.range(0, 8)
        .mapToObj(number -> CompletableFuture.supplyAsync(() -> me(token)))
        .toList()
        .forEach(answer -> bodies.add(answer.join().body()));
    assertThat(bodies).hasSize(1);
    assertThat(people(name)).isEqualTo(1);
  }

  @Test
  void theKeysAreKept() throws Exception {
    me(provider.token("early", "early"));
    int before = provider.keyRequests();
    assertThat(me(provider.token("early", "early")).status()).isEqualTo(200);
    assertThat(provider.keyRequests()).isEqualTo(before);
  }

  @Test
  void unknownKeysAreRefusedWithoutAskingForEach() throws Exception {
    me(provider.token("early", "early"));
    int before = provider.keyRequests();
    for (int number = 0; number < 20; number++) {
      requireUnauthenticated(
          me(provider.signedWithUnknownKey(provider.claims("early", "early").build())));
    }
    assertThat(provider.keyRequests() - before).isLessThan(10);
    assertThat(me(provider.token("early", "early")).status()).isEqualTo(200);
  }

  @Test
  void refusesATokenThatIsNotGood() throws Exception {
    String name = newName();
    JWTClaimsSet good = provider.claims(name, name).build();
    Instant past = Instant.now().minusSeconds(61);
    Stream.of(
            provider.signed(provider.claims(name, name).issuer("https://else.where").build()),
            provider.signed(provider.claims(name, name).audience("another").build()),
            provider.signed(provider.claims(name, name).audience((String) null).build()),
            provider.signed(
                provider
                    .claims(name, name)
                    .issueTime(null)
                    .expirationTime(Date.from(past))
                    .build()),
            provider.signed(provider.claims(name, name).expirationTime(null).build()),
            provider.signed(
                provider
                    .claims(name, name)
                    .notBeforeTime(Date.from(Instant.now().plusSeconds(120)))
                    .build()),
            provider.signed(provider.claims(name, name).subject(null).build()),
            provider.signed(provider.claims(name, "two words").build()),
            provider.signed(provider.claims(name, "01ARZ3NDEKTSV4RRFFQ69G5FAV").build()),
            provider.signedByAnother(good),
            provider.signedWithThePublicKey(good),
            provider.signedWithAnotherAlgorithm(good),
            FakeIdentityProvider.unsigned(good),
            provider.signed(good).replaceFirst("[^.]+$", ""),
            "nonsense",
            "a.b.c")
        .map(this::me)
        .forEach(OpenIdTest::requireUnauthenticated);
    assertThat(people(name)).isZero();
  }

  private static void requireUnauthenticated(Answer answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(401);
    assertThat(answer.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(answer.header("Content-Type")).hasValue(Problem.MEDIA_TYPE);
  }

  @Test
  void allowsAMinuteBetweenTheClocks() throws Exception {
    Instant justNow = Instant.now().minusSeconds(20);
    JWTClaimsSet late =
        provider
            .claims("early", "early")
            .issueTime(null)
            .expirationTime(Date.from(justNow))
            .build();
    assertThat(me(provider.signed(late)).status()).isEqualTo(200);
  }

  @Test
  void nobodyIsTakenOverByTheirName() throws Exception {
    Answer answer = me(provider.token(subject, "admin"));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.code()).isEqualTo("NAME_TAKEN");
    assertThat(get(Http.admin(), "/api/v1/me").json().path("admin").asBoolean()).isTrue();
  }

  @Test
  void aPersonOfTheProviderHasNoPassword() throws Exception {
    String name = newName();
    assertThat(me(provider.token(subject + name, name)).status()).isEqualTo(200);
    requireUnauthenticated(get(Http.as(name, ""), "/api/v1/me"));
    requireUnauthenticated(get(Http.as(name, "null"), "/api/v1/me"));
  }

  private String programToken() {
    return send(
            Http.admin(),
            "/api/v1/tokens",
            HttpRequest.newBuilder()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"program\"}")))
        .json()
        .path("token")
        .asString();
  }

  private int people(String name) {
    return server
        .part(JdbcTemplate.class)
        .queryForList("SELECT id FROM app_user WHERE name = ?", name)
        .size();
  }

  private static String newName() {
    return "p-" + UUID.randomUUID();
  }

  private Answer me(String token) {
    return get(Http.bearer(token), "/api/v1/me");
  }

  private Answer get(Http who, String path) {
    return send(who, path, HttpRequest.newBuilder().GET());
  }

  private Answer send(Http who, String path, HttpRequest.Builder request) {
    return who.send(
        request.uri(URI.create(server.url() + path)).header("Authorization", who.authorization()));
  }
}
