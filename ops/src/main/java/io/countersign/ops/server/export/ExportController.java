package io.countersign.ops.server.export;

import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.answers.StreamedBody;
import io.countersign.ops.server.datarows.RowFilters;
import io.countersign.ops.server.datarows.RowWish;
import io.countersign.ops.server.datarows.TextSearch;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.ExportRows;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came out of the work. */
@RestController
@RequestMapping("/api/v1")
final class ExportController {
  private final ExportFormats formats;
  private final RowFilters filters;
  private final LineMaking lines;
  private final ReadYourWrites views;
  private final AccessRecord record;
  private final Limits limits;
  private final Semaphore exports;

  ExportController(
      ExportFormats formats,
      RowFilters filters,
      LineMaking lines,
      ReadYourWrites views,
      AccessRecord record,
      Limits limits) {
    this.formats = formats;
    this.filters = filters;
    this.lines = lines;
    this.views = views;
    this.record = record;
    this.limits = limits;
    this.exports = new Semaphore(limits.exports());
  }

  /** Each row as it stands: all of them, or those that the list of rows would show. */
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = "application/x-ndjson",
              schema = @Schema(implementation = ExportLine.class)))
  @GetMapping("/projects/{project}/export")
  void export(
      ProjectAccess granted,
      HttpServletRequest request,
      HttpServletResponse response,
      @RequestParam(defaultValue = "ndjson") String format,
      @ParameterObject RowWish wish,
      @RequestParam(required = false) @Nullable Long atLeast)
      throws IOException {
    ExportFormat form = formats.named(format).orElseThrow(this::unknown);
    DataRowFilter wanted = filters.exceptText(granted, wish);
    Predicate<String> text = TextSearch.wanted(granted, wish.text());
    views.await(atLeast);
    if (!exports.tryAcquire()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE,
          "Expected at most " + limits.exports() + " exports at once; try again later");
    }
    try {
      record.noteOf(granted.id(), AccessKind.EXPORTED, granted.person(), told(format, request));
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION, attachment(granted.project().name() + form.ending()));
      StreamedBody.send(
          response,
          form.mediaType(),
          body -> {
            LineStream rows = new LineStream(lines, form.open(body), text);
            boolean keptBackToo = Knowledge.of(granted).truths();
            views.ask(new ExportRows(granted.id(), wanted, keptBackToo, rows::add));
            rows.end();
          });
    } finally {
      exports.release();
    }
  }

  private static String told(String format, HttpServletRequest request) {
    String query = Objects.requireNonNullElse(request.getQueryString(), "");
    return format
        + (query.isEmpty() ? "" : ", " + query.substring(0, Math.min(query.length(), 500)));
  }

  private RequestRefused unknown() {
    return RequestRefused.parameter(
        "format", "Expected one of " + String.join(", ", formats.names()));
  }

  private static String attachment(String name) {
    return ContentDisposition.attachment().filename(name).build().toString();
  }
}
