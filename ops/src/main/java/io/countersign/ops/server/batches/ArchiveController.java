package io.countersign.ops.server.batches;

import io.countersign.engine.batch.ArchiveBatch;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.RestoreBatch;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.ArchiveProject;
import io.countersign.engine.project.RestoreProject;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.security.access.ProjectAccess;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Batches and projects that are put away, and come back as they were. Nobody is offered their rows
 * meanwhile, and their due times are not chased; who is at a row may finish it.
 */
@RestController
@RequestMapping("/api/v1")
final class ArchiveController {
  private final CommandAnswers answers;
  private final Commands commands;

  ArchiveController(CommandAnswers answers, Commands commands) {
    this.answers = answers;
    this.commands = commands;
  }

  /** Whether a batch or a project is put away now. */
  record Archived(String id, boolean archived, long position) {}

  @PostMapping("/batches/{batch}/archive")
  ResponseEntity<IdempotentResponse<Archived>> archiveBatch(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String batch) {
    return answer(
        granted, request, batch, true, new ArchiveBatch(new BatchId(batch), granted.person()));
  }

  @PostMapping("/batches/{batch}/restore")
  ResponseEntity<IdempotentResponse<Archived>> restoreBatch(
      ProjectAccess granted, HttpServletRequest request, @PathVariable String batch) {
    return answer(
        granted, request, batch, false, new RestoreBatch(new BatchId(batch), granted.person()));
  }

  @PostMapping("/projects/{project}/archive")
  ResponseEntity<IdempotentResponse<Archived>> archiveProject(
      ProjectAccess granted, HttpServletRequest request) {
    String id = granted.id().value();
    return answer(granted, request, id, true, new ArchiveProject(granted.id(), granted.person()));
  }

  @PostMapping("/projects/{project}/restore")
  ResponseEntity<IdempotentResponse<Archived>> restoreProject(
      ProjectAccess granted, HttpServletRequest request) {
    String id = granted.id().value();
    return answer(granted, request, id, false, new RestoreProject(granted.id(), granted.person()));
  }

  private ResponseEntity<IdempotentResponse<Archived>> answer(
      ProjectAccess granted,
      HttpServletRequest request,
      String id,
      boolean archived,
      Object command) {
    return answers.answer(
        granted.caller(),
        request,
        null,
        200,
        () -> {
          commands.send(command, granted.person());
          return new Archived(id, archived, answers.position());
        });
  }
}
