package io.countersign.ops.server.batches;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.batch.RescheduleBatch;
import io.countersign.engine.log.Commands;
import io.countersign.engine.naming.Name;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.LineWriter;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.imports.BatchImport;
import io.countersign.ops.server.imports.ImportAnswer;
import io.countersign.ops.server.imports.ImportFailures;
import io.countersign.ops.server.imports.ImportFile;
import io.countersign.ops.server.imports.ImportRequest;
import io.countersign.ops.server.imports.format.RatioGuard;
import io.countersign.ops.server.imports.format.RowFormat;
import io.countersign.ops.server.imports.format.RowFormats;
import io.countersign.ops.server.imports.mapping.Mapping;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.batch.BatchOf;
import io.countersign.projections.batch.BatchProgress;
import io.countersign.projections.batch.BatchesOf;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Batches, and what comes into them. An import that is sent again goes on: the same batch name and
 * the rows' keys see to that, with or without an idempotency key.
 */
@RestController
@RequestMapping("/api/v1")
final class BatchController {
  private final CommandAnswers answers;
  private final Commands commands;
  private final BatchImport imports;
  private final RowFormats formats;
  private final RepeatedImports repeated;
  private final ImportFailures failures;
  private final LineWriter lines;
  private final ReadYourWrites views;
  private final Parameters parameters;
  private final Limits limits;
  private final Clock clock;

  BatchController(
      CommandAnswers answers,
      Commands commands,
      BatchImport imports,
      RowFormats formats,
      RepeatedImports repeated,
      ImportFailures failures,
      LineWriter lines,
      ReadYourWrites views,
      Parameters parameters,
      Limits limits,
      Clock clock) {
    this.answers = answers;
    this.commands = commands;
    this.imports = imports;
    this.formats = formats;
    this.repeated = repeated;
    this.failures = failures;
    this.lines = lines;
    this.views = views;
    this.parameters = parameters;
    this.limits = limits;
    this.clock = clock;
  }

  /** When a batch's work is due; no {@code dueAt} takes it away. */
  record Schedule(int priority, @Nullable Instant dueAt) {}

  /** A batch's new schedule. */
  record Scheduled(BatchId id, int priority, @Nullable Instant dueAt, long position) {}

  @PostMapping(path = "/projects/{project}/batches", consumes = "!multipart/form-data")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<ImportAnswer>> importBody(
      ProjectAccess granted,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable Integer priority,
      @RequestParam(required = false) @Nullable String dueAt,
      @RequestParam(defaultValue = "false") boolean strict,
      @RequestParam(required = false) @Nullable String map) {
    RowFormat format = formats.ofRequest(request.getContentType());
    ImportRequest asked = asked(granted, name, priority, dueAt, strict, map);
    try {
      return repeated.stream(
          granted.caller(), request, body -> imports.body(asked, format, unpacked(request, body)));
    } catch (IOException e) {
      throw cutOff();
    }
  }

  @PostMapping(path = "/projects/{project}/batches", consumes = "multipart/form-data")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<ImportAnswer>> importFiles(
      ProjectAccess granted,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String name,
      @RequestParam(required = false) @Nullable Integer priority,
      @RequestParam(required = false) @Nullable String dueAt,
      @RequestParam(defaultValue = "false") boolean strict,
      @RequestParam(required = false) @Nullable String map)
      throws ServletException {
    ImportRequest asked = asked(granted, name, priority, dueAt, strict, map);
    try {
      List<ImportFile> files =
          request.getParts().stream()
              .filter(part -> part.getSubmittedFileName() != null)
              .<ImportFile>map(PartFile::new)
              .toList();
      if (files.isEmpty()) {
        throw new RequestRefused(ProblemCode.INPUT_MALFORMED, "Expected at least one file");
      }
      return repeated.files(granted.caller(), request, files, () -> imports.files(asked, files));
    } catch (IOException e) {
      throw cutOff();
    }
  }

  private record PartFile(Part part) implements ImportFile {
    @Override
    public String name() {
      return Objects.requireNonNull(part.getSubmittedFileName());
    }

    @Override
    public InputStream open() throws IOException {
      return part.getInputStream();
    }
  }

  private ImportRequest asked(
      ProjectAccess granted,
      @Nullable String name,
      @Nullable Integer priority,
      @Nullable String dueAt,
      boolean strict,
      @Nullable String map) {
    String batch = name == null ? "import " + clock.instant() : Name.tidy(name);
    return new ImportRequest(
        granted.project(),
        granted.person(),
        batch,
        priority,
        Parameters.instant("dueAt", dueAt),
        strict,
        Mapping.parse(map));
  }

  private InputStream unpacked(HttpServletRequest request, InputStream body) throws IOException {
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (encoding.equalsIgnoreCase("gzip")) {
      return RatioGuard.gunzip(body, limits.gzipRatio());
    }
    throw new RequestRefused(
        ProblemCode.MEDIA_TYPE_NOT_SUPPORTED, "Expected a plain body, or one compressed with gzip");
  }

  private static RequestRefused cutOff() {
    return new RequestRefused(
        ProblemCode.BODY_CUT_OFF, "The body was cut off; send the same again to continue");
  }

  @GetMapping("/projects/{project}/batches")
  Page<BatchProgress> list(
      ProjectAccess granted,
      @RequestParam(defaultValue = "false") boolean archived,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(
        new BatchesOf(granted.id(), archived, new PageRequest(after, parameters.limit(limit))),
        atLeast);
  }

  @GetMapping("/batches/{batch}")
  BatchProgress get(
      @PathVariable String batch, @RequestParam(required = false) @Nullable Long atLeast) {
    BatchId id = new BatchId(batch);
    return views.askExisting(new BatchOf(id), atLeast);
  }

  @PutMapping("/batches/{batch}/schedule")
  ResponseEntity<IdempotentResponse<Scheduled>> reschedule(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String batch,
      @RequestBody Schedule schedule) {
    BatchId id = new BatchId(batch);
    return answers.answer(
        granted.caller(),
        request,
        schedule,
        200,
        () -> {
          commands.send(
              new RescheduleBatch(id, schedule.priority(), schedule.dueAt()), granted.person());
          return new Scheduled(id, schedule.priority(), schedule.dueAt(), answers.position());
        });
  }

  @ApiResponse(
      responseCode = "200",
      content =
          @Content(
              mediaType = LineWriter.MEDIA_TYPE,
              schema = @Schema(implementation = ImportFailures.Failure.class)))
  @GetMapping("/batches/{batch}/failures")
  void failures(ProjectAccess granted, @PathVariable String batch, HttpServletResponse response)
      throws IOException {
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        ContentDisposition.attachment().filename("failures.ndjson").build().toString());
    boolean truths = Knowledge.of(granted).truths();
    lines.write(
        response,
        sink ->
            failures.read(
                new BatchId(batch),
                failure -> sink.accept(truths ? failure : failure.withoutRaw())));
  }
}
