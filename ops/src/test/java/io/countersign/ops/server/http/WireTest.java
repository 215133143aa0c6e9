package io.countersign.ops.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a socket can send: it is answered with a problem, like everything else. */
class WireTest {
  private static String exchange(String request) throws IOException {
    try (Socket socket = new Socket("localhost", TestServer.server().port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET /api/v1/projects?limit=1&%zz HTTP/1.1|X: y|400|PARAMETER_INVALID",
        "GET /api/v1/stream?project=%00 HTTP/1.1|X: y|400|PARAMETER_INVALID",
        "POST /api/v1/users HTTP/1.1|Content-Type: */*|415|MEDIA_TYPE_NOT_SUPPORTED",
        "POST /api/v1/users HTTP/1.1|Content-Type: x|415|MEDIA_TYPE_NOT_SUPPORTED",
        "GET /api/v1/projects/%00 HTTP/1.1|X: y|400|INPUT_MALFORMED",
        "GET /api/v1/projects?<> HTTP/1.1|X: y|400|INPUT_MALFORMED",
        "PROPFIND /api/v1/projects HTTP/1.1|X: y|405|METHOD_NOT_ALLOWED",
        "NONSENSE /api/v1/users HTTP/1.1|X: y|405|METHOD_NOT_ALLOWED",
        "GET /api/v1/projects HTTP/9.9|X: y|400|INPUT_MALFORMED",
        "POST /api/v1/users HTTP/1.1|Content-Length: -1|400|INPUT_MALFORMED",
        "POST /api/v1/users HTTP/1.1|Transfer-Encoding: nonsense|400|INPUT_MALFORMED",
        "nonsense|X: y|400|INPUT_MALFORMED"
      })
  void answersWithAProblem(String line, String header, int status, String code) throws IOException {
    String answer =
        exchange(
            "%s\r\nHost: localhost\r\nAuthorization: %s\r\n%s\r\nConnection: close\r\n\r\n"
                .formatted(line, Http.admin().authorization(), header));
    assertThat(answer).startsWith("HTTP/1.1 " + status);
    assertThat(answer).contains("application/problem+json", "\"code\":\"" + code + "\"");
  }

  @Test
  void answersABodyThatIsCutOffWithAProblem() throws IOException {
    Staff staff = Staff.ofTexts();
    for (String path : new String[] {staff.path("/batches"), "/api/v1/models"}) {
      String answer =
          exchange(
              "POST %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\nContent-Type: %s\r\n"
                      .formatted(
                          path,
                          staff.manager().authorization(),
                          path.endsWith("models") ? "application/zip" : "application/x-ndjson")
                  + "Content-Length: 100\r\n\r\n{\"key\":\"a\",");
      assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
    }
  }
}
