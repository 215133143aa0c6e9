package io.countersign.ops.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.TestServer;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/** How the pages and files of the console come to a browser. */
@Tag("console")
class ConsoleServingTest {
  private static final Pattern SCRIPT = Pattern.compile("src=\"(/assets/[^\"]+\\.js)\"");

  private static Answer get(String path, String... headers) {
    var request = Http.nobody().request(path).GET();
    return Http.nobody().send(headers.length == 0 ? request : request.headers(headers));
  }

  private static String script() {
    Matcher found = SCRIPT.matcher(get("/").body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/index.html",
        "/projects",
        "/projects/01J/rows",
        "/tasks/01J.2",
        "/api-keys"
      })
  void everyPageIsTheSameDocument(String path) {
    Answer page = get(path);
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("content-type")).hasValue("text/html;charset=UTF-8");
    assertThat(page.header("cache-control")).hasValue("no-cache");
    assertThat(page.body())
        .contains("<div id=\"root\">")
        .doesNotContain(ConsolePage.NONCE, ConsolePage.SIGNED_IN);
  }

  @Test
  void aPageRunsOnlyScriptsOfOursAndIsShownInNoFrame() {
    String policy = get("/projects").header("content-security-policy").orElseThrow();
    assertThat(List.of(policy.split("; ")))
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "connect-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'")
        .noneMatch(one -> one.contains("unsafe") && !one.equals("style-src-attr 'unsafe-inline'"));
  }

  @Test
  void aPageSaysWhetherSomebodyIsLoggedIn() {
    assertThat(get("/").body()).contains("property=\"signed-in\" content=\"no\"");
    assertThat(Http.admin().get("/").body()).contains("property=\"signed-in\" content=\"yes\"");
  }

  @Test
  void eachAnswerHasItsOwnNonce() {
    Answer one = get("/");
    Answer other = get("/");
    assertThat(one.body()).isNotEqualTo(other.body());
    String nonce = nonce(one);
    assertThat(one.body()).contains("nonce=\"" + nonce + "\"");
    assertThat(nonce(other)).isNotEqualTo(nonce);
  }

  private static String nonce(Answer page) {
    String policy = page.header("content-security-policy").orElseThrow();
    return policy.replaceAll(".*'nonce-([^']+)'.*", "$1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/me", "/health", "/favicon.svg"})
  void everyAnswerTellsBrowsersToBeCareful(String path) {
    Answer answer = get(path);
    assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
    assertThat(answer.header("referrer-policy")).hasValue("same-origin");
    assertThat(answer.header("permissions-policy").orElseThrow()).contains("camera=()");
    assertThat(answer.header("cross-origin-opener-policy")).hasValue("same-origin");
    assertThat(answer.header("cross-origin-resource-policy")).hasValue("same-origin");
    assertThat(answer.header("content-security-policy").orElseThrow())
        .startsWith("default-src 'none'");
  }

  @Test
  void anAssetIsKeptForEver() {
    Answer asset = get(script());
    assertThat(asset.status()).isEqualTo(200);
    assertThat(asset.header("content-type").orElseThrow()).startsWith("text/javascript");
    assertThat(asset.body()).as("to a client that takes it as it is").contains("import");
    assertThat(asset.header("cache-control").orElseThrow())
        .contains("max-age=31536000")
        .contains("immutable");
  }

  @ParameterizedTest
  @ValueSource(strings = {"br", "gzip"})
  void anAssetComesAsTheBuildCompressedIt(String coding) {
    Answer asset = get(script(), "Accept-Encoding", coding);
    assertThat(asset.header("content-encoding")).hasValue(coding);
    assertThat(asset.header("vary").orElseThrow()).containsIgnoringCase("accept-encoding");
    long plain = Long.parseLong(get(script()).header("content-length").orElseThrow());
    assertThat(Long.parseLong(asset.header("content-length").orElseThrow())).isLessThan(plain / 2);
  }

  @Test
  void whatThePagesAreMadeOfIsListedWithItsLicences() {
    Answer texts = get("/third-party.txt");
    assertThat(texts.status()).isEqualTo(200);
    assertThat(texts.header("content-type").orElseThrow()).startsWith("text/plain");
    assertThat(texts.body())
        .containsPattern("(?m)^react-dom [0-9.]+: MIT$")
        .contains("Permission is hereby granted");
    assertThat(get("/third-party.cdx.json").json().path("bomFormat").asString())
        .isEqualTo("CycloneDX");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/assets/gone-1a2b3c4d.js", "/gone.png", "/projects/gone.css", "/assets/"})
  void whatIsMissingIsNoPage(String path) {
    Answer missing = get(path);
    assertThat(missing.status()).isEqualTo(404);
    assertThat(missing.code()).isEqualTo("ROUTE_NOT_FOUND");
    assertThat(missing.header("cache-control").orElseThrow()).contains("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api", "/api/v2", "/v3/other", "/actuator", "/actuator/env", "/webjars/x"})
  void theConsoleAnswersForNobodyElse(String path) {
    Answer unknown = Http.admin().get(path);
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("ROUTE_NOT_FOUND");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/%61pi/v1/projects", "/api/v1/projects/", "/./api/v1/projects"})
  void theInterfaceIsClosedHoweverItsAddressIsWritten(String path) {
    assertThat(get(path).status()).isIn(400, 401, 404);
  }

  @Test
  void aPageIsOnlyRead() {
    assertThat(Http.admin().post("/projects", "{}").status()).isIn(404, 405);
  }

  /** Whatever is read outside the interface is open to anybody: so it is counted here. */
  @Test
  void outsideTheInterfaceThereIsLittleToAsk() {
    TreeSet<String> open = new TreeSet<>();
    Objects.requireNonNull(TestServer.server().part(DispatcherServlet.class).getHandlerMappings())
        .stream()
        .filter(RequestMappingInfoHandlerMapping.class::isInstance)
        .map(RequestMappingInfoHandlerMapping.class::cast)
        .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
        .flatMap(known -> known.getPatternValues().stream())
        .filter(path -> !path.startsWith("/api/v1/"))
        .forEach(open::add);
    assertThat(open)
        .containsExactly(
            "/error",
            "/health",
            "/metrics",
            "/swagger-ui",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/swagger-config");
  }

  @Test
  void theDescriptionOfTheInterfaceIsNotBehindTheConsole() {
    Answer page = get("/swagger-ui/index.html");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("swagger-ui-bundle.js");
    assertThat(get("/swagger-ui/swagger-ui-bundle.js").status()).isEqualTo(200);
    assertThat(get("/swagger-ui").status()).isEqualTo(302);
  }
}
