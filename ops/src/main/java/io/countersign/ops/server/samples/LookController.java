package io.countersign.ops.server.samples;

import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.fold.DataRowFold;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.AcceptedRow;
import io.countersign.engine.sample.LookAtRow;
import io.countersign.engine.sample.SampleFold;
import io.countersign.engine.sample.SampleId;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.datarows.RowReader;
import io.countersign.ops.server.datarows.RowReader.Read;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Leads look at the rows of a sample, and see nothing of what others said of them. */
@RestController
@RequestMapping("/api/v1/batches/{batch}/acceptance-samples/{acceptanceSample}")
final class LookController {
  /** How many rows are read at once to find one that somebody has not decided on. */
  private static final int AT_ONCE = 50;

  private final CommandAnswers answers;
  private final Commands commands;
  private final SampleReader samples;
  private final RowReader rows;
  private final ReadYourWrites views;

  LookController(
      CommandAnswers answers,
      Commands commands,
      SampleReader samples,
      RowReader rows,
      ReadYourWrites views) {
    this.answers = answers;
    this.commands = commands;
    this.samples = samples;
    this.rows = rows;
    this.views = views;
  }

  /**
   * What to look at next.
   *
   * @param row missing where there is nothing for the caller to look at
   * @param waiting how many rows of the sample wait for a look that the caller may give
   */
  record NextLook(@Nullable BlindRow row, long waiting, Instant asOf, long position) {}

  /**
   * A row without anything that was said of it.
   *
   * @param content what the row is about; the bytes are at {@code /data-rows/ROW/content}
   * @param policyVersion of the project that it is labelled under
   */
  record BlindRow(DataRowId dataRow, ProjectId project, ContentRef content, int policyVersion) {}

  /** What somebody says a row is. */
  record LookForm(DataRowId dataRow, List<Annotation> annotations) {}

  /**
   * A look that was stored; whether others agree is not told.
   *
   * @param lookedAt rows of the sample that somebody has looked at
   * @param sampleSize how many there are
   */
  record Looked(DataRowId dataRow, long lookedAt, long sampleSize, long position) {}

  @Operation(
      summary = "Show the next row of a sample to look at",
      description = "For leads: one that they have not decided on, with its content only.")
  @GetMapping("/next")
  NextLook next(
      ProjectAccess granted, @PathVariable String batch, @PathVariable String acceptanceSample) {
    granted.require(Role.LEAD);
    AsOf asOf = views.now();
    SampleFold sample = samples.find(new BatchId(batch), new SampleId(acceptanceSample));
    List<AcceptedRow> waiting = sample.waitingFor(granted.person());
    BlindRow row = firstUnknown(granted, sample, waiting).map(LookController::blind).orElse(null);
    return new NextLook(row, row == null ? 0 : waiting.size(), asOf.asOf(), asOf.position());
  }

  private Optional<DataRowFold> firstUnknown(
      ProjectAccess granted, SampleFold sample, List<AcceptedRow> waiting) {
    for (int from = 0; from < waiting.size(); from += AT_ONCE) {
      List<DataRowId> ids =
          waiting.subList(from, Math.min(from + AT_ONCE, waiting.size())).stream()
              .map(AcceptedRow::dataRowId)
              .toList();
      Map<DataRowId, Read> read = rows.now(ids);
      Optional<DataRowFold> found =
          ids.stream()
              .map(id -> Objects.requireNonNull(read.get(id)).row())
              .filter(row -> !sample.knows(granted.person(), row))
              .findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static BlindRow blind(DataRowFold row) {
    return new BlindRow(
        row.id(), row.projectId(), row.registered().content(), row.registered().policyVersion());
  }

  @Operation(
      summary = "Say what a row of a sample is",
      description =
          "A row is right once a lead says what it was accepted as, and wrong once two of them say"
              + " otherwise. The row itself stays as it is.")
  @PostMapping("/looks")
  ResponseEntity<IdempotentResponse<Looked>> look(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String batch,
      @PathVariable String acceptanceSample,
      @RequestBody LookForm form) {
    granted.require(Role.LEAD);
    SampleId id = new SampleId(acceptanceSample);
    return answers.answer(
        granted.caller(),
        request,
        form,
        200,
        () -> {
          DataRowFold row = accepted(samples.find(new BatchId(batch), id), form.dataRow());
          commands.send(
              new LookAtRow(id, row, granted.person(), form.annotations()), granted.person());
          return looked(new BatchId(batch), id, form.dataRow());
        });
  }

  /** The row as it was accepted. */
  private DataRowFold accepted(SampleFold sample, DataRowId id) {
    AcceptedRow row =
        sample
            .row(id)
            .orElseThrow(
                () ->
                    new CommandRefused(
                        Refusal.DATA_ROW_NOT_FOUND, "There is no row %s in it".formatted(id)));
    return rows.atVersion(id, Math.toIntExact(row.version())).row();
  }

  private Looked looked(BatchId batch, SampleId id, DataRowId row) {
    SampleFold sample = samples.find(batch, id);
    return new Looked(row, sample.lookedAt(), sample.drawn().rows().size(), answers.position());
  }
}
