package io.countersign.ops.server.views;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Staff;
import io.countersign.ops.fixture.TestServer;
import io.countersign.ops.fixture.Trial;
import io.countersign.ops.server.limits.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Clients that hang up in the middle, and connections that are left alone. */
class CutOffExportTest {
  private static final int ROWS = 3_000;
  private static final int SMALL_BUFFER = 4_096;

  /** The lease of the projections, and the one that hears of other nodes' commits. */
  private static final int HELD_FOR_GOOD = 2;

  @Test
  void exportsThatAreCutOffGiveBackTheirPlacesAndConnections() throws Exception {
    Staff staff = Staff.ofTexts();
    Trial.importRows(staff, "k".repeat(190), ROWS);
    await().atMost(Duration.ofSeconds(60)).until(() -> exported(staff) == ROWS);

    int cutOff = 2 * TestServer.server().part(Limits.class).exports();
    for (int i = 0; i < cutOff; i++) {
      hangUpAfterTheFirstBytes(staff);
    }

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(
            () -> {
              assertThat(staff.auditor().get(staff.path("/export")).status()).isEqualTo(200);
              assertThat(connectionsInUse()).isLessThanOrEqualTo(HELD_FOR_GOOD);
            });
    assertThat(exported(staff)).isEqualTo(ROWS);
  }

  @Test
  void theDatabaseEndsATransactionThatDoesNothing() throws Exception {
    HikariDataSource dataSource = TestServer.server().part(HikariDataSource.class);
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery("SHOW idle_in_transaction_session_timeout")) {
      assertThat(answer.next()).isTrue();
      assertThat(answer.getString(1)).isEqualTo("10s");
    }
  }

  private static long exported(Staff staff) {
    Http.Answer answer = staff.auditor().get(staff.path("/export"));
    return answer.status() == 200 ? answer.body().lines().count() : 0;
  }

  /** The receiving end is small, so that the server cannot be done before it notices. */
  private static void hangUpAfterTheFirstBytes(Staff staff) throws IOException {
    String request =
        "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
            .formatted(staff.path("/export"), staff.auditor().authorization());
    try (Socket socket = new Socket()) {
      socket.setReceiveBufferSize(SMALL_BUFFER);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), TestServer.server().port()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      assertThat(answer.readNBytes(SMALL_BUFFER)).hasSize(SMALL_BUFFER);
    }
  }

  private static int connectionsInUse() {
    return TestServer.server()
        .part(HikariDataSource.class)
        .getHikariPoolMXBean()
        .getActiveConnections();
  }
}
