package io.countersign.ops.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import java.time.ZoneId;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** What holds for every call. */
class ServerTest {
  @Test
  void isHealthyForAnybody() {
    Answer health = Http.nobody().get("/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asString()).isEqualTo("UP");
  }

  @Test
  void refusesNobody() {
    Answer refused = Http.nobody().get("/api/v1/projects");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo("UNAUTHENTICATED");
    assertThat(refused.header("content-type")).hasValue("application/problem+json");
  }

  @Test
  void refusesAWrongPassword() {
    assertThat(Http.as("admin", "wrong password").get("/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void saysThatThereIsNothingAtAnUnknownAddress() {
    Answer unknown = Http.admin().get("/api/v1/nothing");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.code()).isEqualTo("ROUTE_NOT_FOUND");
  }

  @Test
  void answersAnAddressThatNoServerTakesWithAProblem() {
    Answer unknown = Http.admin().get("/api/v1/projects/%00;..%2f/x");
    assertThat(unknown.status()).isBetween(400, 404);
    assertThat(unknown.body()).doesNotContain("Exception").doesNotContain("Tomcat");
  }

  /** The tests of this module begin in another zone. */
  @Test
  void countsTimeInTheSameZoneOnEveryNode() {
    assertThat(Http.nobody().get("/health").status()).isEqualTo(200);
    assertThat(TimeZone.getDefault().toZoneId()).isEqualTo(ZoneId.of("UTC"));
  }

  @Test
  void measuresItselfForPrometheus() {
    Answer metrics = Http.nobody().get("/metrics");
    assertThat(metrics.status()).isEqualTo(200);
    assertThat(metrics.body()).contains("hikaricp_connections");
  }

  @Test
  void describesItself() {
    Answer description = Http.nobody().get("/v3/api-docs");
    assertThat(description.status()).isEqualTo(200);
    var claim =
        description.json().path("paths").path("/api/v1/projects/{project}/tasks/claim-next");
    assertThat(claim.path("post").path("description").asString()).contains("labeller");
    assertThat(claim.path("post").path("responses").path("409").path("$ref").asString())
        .endsWith("Problem409");
    assertThat(description.json().at("/components/responses/Problem409/description").asString())
        .contains("TASK_CLAIMED_BY_ANOTHER");
    assertThat(Http.nobody().get("/swagger-ui").status()).isIn(200, 302);
  }
}
