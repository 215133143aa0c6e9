package io.countersign.ops.views;

import io.countersign.engine.datarow.DataRowState;
import io.countersign.ops.answers.LineWriter;
import io.countersign.ops.answers.Parameters;
import io.countersign.ops.answers.ReadYourWrites;
import io.countersign.ops.directory.Lookup;
import io.countersign.ops.limits.Limits;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.ops.security.Access;
import io.countersign.ops.security.Caller;
import io.countersign.ops.security.Permission;
import io.countersign.ops.security.ProjectAccess;
import io.countersign.projections.dashboard.Dashboard;
import io.countersign.projections.dashboard.DashboardOf;
import io.countersign.projections.model.Models;
import io.countersign.projections.model.ModelsOf;
import io.countersign.projections.row.ExportRow;
import io.countersign.projections.row.ExportRows;
import io.countersign.projections.sla.Sla;
import io.countersign.projections.sla.SlaOf;
import io.countersign.projections.sla.SlaOfAll;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures about the work, and what came out of it. */
@RestController
@RequestMapping("/api/v1")
final class ViewController {
  private static final int MOST_DAYS = 90;
  private static final int MOST_PROJECTS = 200;

  private final ReadYourWrites views;
  private final LineWriter lines;
  private final Access access;
  private final Lookup lookup;
  private final Limits limits;
  private final Semaphore exports;

  ViewController(
      ReadYourWrites views, LineWriter lines, Access access, Lookup lookup, Limits limits) {
    this.views = views;
    this.lines = lines;
    this.access = access;
    this.lookup = lookup;
    this.limits = limits;
    this.exports = new Semaphore(limits.exports());
  }

  @GetMapping("/projects/{project}/dashboard")
  Dashboard dashboard(
      ProjectAccess granted,
      @RequestParam(defaultValue = "14") int days,
      @RequestParam(required = false) @Nullable Long atLeast) {
    if (days < 1 || days > MOST_DAYS) {
      throw RequestRefused.parameter("days", "Expected 1 to " + MOST_DAYS + " days");
    }
    return views.ask(new DashboardOf(granted.id(), days), atLeast);
  }

  @GetMapping("/projects/{project}/sla")
  Sla sla(ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(new SlaOf(granted.id()), atLeast);
  }

  @GetMapping("/projects/{project}/models")
  Models models(ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(new ModelsOf(granted.id()), atLeast);
  }

  /** All projects for those who run the installation; else one view for each that one oversees. */
  @GetMapping("/sla")
  Sla sla(Caller caller, @RequestParam(required = false) @Nullable Long atLeast) {
    views.await(atLeast);
    if (caller.runsInstallation()) {
      return views.ask(new SlaOfAll());
    }
    List<Sla> overseen =
        lookup.projects(caller.id(), "", MOST_PROJECTS).stream()
            .filter(
                project ->
                    !Collections.disjoint(
                        access.roles(caller, project.id()), Permission.OVERSEE.roles()))
            .map(project -> views.ask(new SlaOf(project.id())))
            .toList();
    return SlaSum.of(overseen);
  }

  /** One line for each row, as it stands; a state that is not given means all of them. */
  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = LineWriter.MEDIA_TYPE,
              schema = @Schema(implementation = ExportRow.class)))
  @GetMapping("/projects/{project}/export")
  void export(
      ProjectAccess granted,
      HttpServletResponse response,
      @RequestParam(defaultValue = "ndjson") String format,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(required = false) @Nullable Long atLeast)
      throws IOException {
    if (!format.equals("ndjson")) {
      throw RequestRefused.parameter("format", "Expected ndjson");
    }
    DataRowState wanted = Parameters.constant("state", state, DataRowState.class);
    views.await(atLeast);
    if (!exports.tryAcquire()) {
      throw new RequestRefused(
          ProblemCode.TOO_MANY_AT_ONCE,
          "Expected at most " + limits.exports() + " exports at once; try again later");
    }
    try {
      response.setHeader(
          HttpHeaders.CONTENT_DISPOSITION,
          ContentDisposition.attachment()
              .filename(granted.project().name() + ".ndjson")
              .build()
              .toString());
      lines.write(response, sink -> views.ask(new ExportRows(granted.id(), wanted, sink::accept)));
    } finally {
      exports.release();
    }
  }
}
