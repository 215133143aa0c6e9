package io.countersign.ops.server.live;

import io.countersign.engine.project.ProjectId;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.Permission;
import io.countersign.ops.server.security.access.Proof;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens, as server-sent events. */
@RestController
@Tag(name = "Stream")
final class StreamController {
  private final LiveEvents live;
  private final Access access;
  private final int mostProjects;

  StreamController(LiveEvents live, Access access, Limits limits) {
    this.live = live;
    this.access = access;
    this.mostProjects = limits.page();
  }

  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
              schema = @Schema(implementation = Notice.class)))
  @GetMapping("/api/v1/stream")
  @Operation(
      summary = "Stream notifications as server-sent events",
      description =
          "The events task, row, sla and progress, each with {count, dataRows, position}. A client"
              + " that reconnects with Last-Event-ID is sent one of each, so that it refreshes"
              + " everything.")
  ResponseEntity<SseEmitter> stream(
      Caller caller,
      Proof proof,
      @RequestParam(required = false) @Nullable String project,
      @RequestHeader(value = "Last-Event-ID", required = false) @Nullable String lastEventId) {
    SseEmitter emitter =
        live.listen(caller.id(), () -> wanted(caller, proof, project), lastEventId != null);
    return ResponseEntity.ok()
        .contentType(MediaType.TEXT_EVENT_STREAM)
        .header("Cache-Control", "no-store")
        .header("X-Accel-Buffering", "no")
        .body(emitter);
  }

  private Predicate<ProjectId> wanted(Caller caller, Proof proof, @Nullable String project) {
    if (!proof.holds()) {
      throw new RequestRefused(
          ProblemCode.UNAUTHENTICATED, "What this stream was opened with has ended");
    }
    if (project != null) {
      return access.project(caller, project, Permission.READ).id()::equals;
    }
    if (Access.seesAll(caller)) {
      return any -> true;
    }
    Set<ProjectId> own =
        access.joined(caller, "", mostProjects).stream()
            .map(ProjectEntry::id)
            .collect(Collectors.toSet());
    return own::contains;
  }
}
