package io.countersign.ops.server.backup;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Streams a backup to whoever runs the installation, one at a time. */
@RestController
final class BackupController {
  private static final String MEDIA_TYPE = "application/zip";
  private static final int BUFFER = 256 * 1024;

  private final BackupWriter writer;
  private final BackupRuns runs;
  private final AccessRecord record;
  private final Clock clock;
  private final Semaphore place = new Semaphore(1);

  BackupController(
      HikariDataSource database,
      JsonMapper json,
      BackupRuns runs,
      AccessRecord record,
      Clock clock) {
    this.writer = new BackupWriter(database, MadeBy.VERSION, json);
    this.runs = runs;
    this.record = record;
    this.clock = clock;
  }

  @ApiResponse(
      responseCode = "200",
      content =
          @Content(mediaType = MEDIA_TYPE, schema = @Schema(type = "string", format = "binary")))
  @Operation(
      summary = "A zip of everything that the database holds now, to restore from",
      description = "Complete only with its last entry; 429 while another backup is running")
  @GetMapping("/api/v1/backup")
  void backup(Caller caller, HttpServletResponse response) throws IOException, SQLException {
    if (!place.tryAcquire()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE, "Expected no other backup to be running; try again later");
    }
    try {
      record.note(AccessKind.BACKED_UP, caller.id(), null);
      response.setContentType(MEDIA_TYPE);
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          "attachment; filename=\"countersign-%s.zip\""
              .formatted(clock.instant().toString().replaceAll("[:.]", "-")));
      OutputStream body = new BufferedOutputStream(response.getOutputStream(), BUFFER);
      BackupSummary made = writer.write(body);
      body.flush();
      runs.made(made);
    } finally {
      place.release();
    }
  }
}
