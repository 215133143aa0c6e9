package io.countersign.ops.server.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Staff;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The stream as clients see it. */
class StreamTest {
  private static final int OF_ONE_PERSON = 20;

  private final Staff staff = Staff.ofTexts();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Test
  void onePersonKeepsNobodyElseFromIt() throws Exception {
    List<InputStream> open = new ArrayList<>();
    try {
      for (int i = 0; i < OF_ONE_PERSON; i++) {
        HttpResponse<InputStream> stream = listen(staff.labeller());
        open.add(stream.body());
        assertThat(stream.statusCode()).isEqualTo(200);
      }
      assertThat(staff.labeller().get("/api/v1/stream").code()).isEqualTo("TOO_MANY_AT_ONCE");
      HttpResponse<InputStream> others = listen(staff.reviewer());
      open.add(others.body());
      assertThat(others.statusCode()).isEqualTo(200);

      open.remove(0).close();
      await().atMost(Duration.ofMinutes(1)).until(() -> takesOneMore(open));
    } finally {
      for (InputStream stream : open) {
        stream.close();
      }
    }
  }

  @Test
  void whoGoesFromPageToPageIsNotRefused() throws Exception {
    for (int i = 0; i < 3 * OF_ONE_PERSON; i++) {
      HttpResponse<InputStream> stream = listen(staff.labeller());
      assertThat(stream.statusCode()).as("page %d", i).isEqualTo(200);
      stream.body().close();
    }
  }

  /** A client that is gone is found to be gone when there is something to tell it. */
  private boolean takesOneMore(List<InputStream> open) throws Exception {
    staff.importTexts("more-" + open.size(), 1);
    HttpResponse<InputStream> stream = listen(staff.labeller());
    open.add(stream.body());
    return stream.statusCode() == 200;
  }

  private HttpResponse<InputStream> listen(Http person) throws Exception {
    return client.send(
        person.request("/api/v1/stream").GET().build(), BodyHandlers.ofInputStream());
  }
}
