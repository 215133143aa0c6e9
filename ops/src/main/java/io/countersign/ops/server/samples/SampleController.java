package io.countersign.ops.server.samples;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.quality.sampling.WantedQuality;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.AcceptedRow;
import io.countersign.engine.sample.DrawSample;
import io.countersign.engine.sample.SampleId;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.row.DataRowFilter;
import io.countersign.projections.row.DataRowItem;
import io.countersign.projections.row.RowsOf;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Samples of what was accepted in a batch: whether it is good enough to be delivered. */
@RestController
@RequestMapping("/api/v1/batches/{batch}/acceptance-samples")
final class SampleController {
  private static final int PAGE = 1_000;
  private static final double PRODUCERS_RISK = 0.05;
  private static final double CONSUMERS_RISK = 0.1;

  private final SecureRandom random = new SecureRandom();
  private final CommandAnswers answers;
  private final Commands commands;
  private final SampleReader samples;
  private final ReadYourWrites views;
  private final Limits limits;

  SampleController(
      CommandAnswers answers,
      Commands commands,
      SampleReader samples,
      ReadYourWrites views,
      Limits limits) {
    this.answers = answers;
    this.commands = commands;
    this.samples = samples;
    this.views = views;
    this.limits = limits;
  }

  /**
   * Which batches are to be accepted.
   *
   * @param wanted share of errors up to which the batch is good, in [0, 1)
   * @param unacceptable share from which on it is bad, above {@code wanted}, up to 1
   * @param producersRisk how likely a good batch may be to be sent back, in (0, 1); 0.05 if missing
   * @param consumersRisk how likely a bad batch may be to be accepted, in (0, 1); 0.1 if missing
   */
  record QualityForm(
      double wanted,
      double unacceptable,
      @Nullable Double producersRisk,
      @Nullable Double consumersRisk) {

    WantedQuality quality() {
      double producers = producersRisk == null ? PRODUCERS_RISK : producersRisk;
      double consumers = consumersRisk == null ? CONSUMERS_RISK : consumersRisk;
      require("wanted", wanted >= 0 && wanted < 1, "Expected a share from 0 to below 1");
      require(
          "unacceptable",
          unacceptable > wanted && unacceptable <= 1,
          "Expected a share above what is wanted, up to 1");
      require("producersRisk", isRisk(producers), "Expected a risk between 0 and 1");
      require("consumersRisk", isRisk(consumers), "Expected a risk between 0 and 1");
      return new WantedQuality(wanted, producers, unacceptable, consumers);
    }

    private static boolean isRisk(double risk) {
      return risk > 0 && risk < 1;
    }

    private static void require(String path, boolean holds, String detail) {
      if (!holds) {
        throw new CommandRefused(
            Refusal.INPUT_INVALID, detail, List.of(new FieldError(path, "INVALID", detail)));
      }
    }
  }

  /**
   * A sample that was drawn.
   *
   * @param sampleSize how many rows leads have to look at
   * @param mostErrors up to so many errors accept the batch
   * @param accepted how many rows the batch has accepted
   */
  record DrawnSample(
      SampleId id, long sampleSize, long mostErrors, long accepted, long seed, long position) {}

  @Operation(
      summary = "Draw a sample of a batch's accepted rows",
      description =
          "As small as the wanted quality allows, with as much of each label as there is of it."
              + " Leads then look at its rows without seeing what they were accepted as.")
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IdempotentResponse<DrawnSample>> draw(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String batch,
      @RequestBody QualityForm form) {
    if (answers.isAnswered(granted.caller(), request)) {
      return answers.answerAgain(granted.caller(), request, form);
    }
    BatchId id = new BatchId(batch);
    DrawSample command =
        new DrawSample(
            new SampleId(UlidCreator.getMonotonicUlid().toString()),
            granted.id(),
            id,
            form.quality(),
            random.nextInt(Integer.MAX_VALUE),
            accepted(granted.id(), id),
            granted.person());
    return answers.answer(granted.caller(), request, form, 201, () -> drawn(command));
  }

  private DrawnSample drawn(DrawSample command) {
    commands.send(command, command.by());
    SampleView sample = SampleView.of(samples.find(command.batchId(), command.sampleId()));
    return new DrawnSample(
        sample.id(),
        sample.sampleSize(),
        sample.mostErrors(),
        sample.accepted(),
        sample.seed(),
        answers.position());
  }

  /** All rows that are accepted, once the lists include what has happened so far. */
  private List<AcceptedRow> accepted(ProjectId project, BatchId batch) {
    views.await(views.now().position());
    DataRowFilter filter = DataRowFilter.ALL.batch(batch).state(DataRowState.ACCEPTED);
    List<AcceptedRow> rows = new ArrayList<>();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String mark = after.get();
      PageRequest wanted = new PageRequest(mark.isEmpty() ? null : mark, PAGE);
      Page<DataRowItem> page = views.ask(new RowsOf(project, filter, wanted));
      page.items()
          .forEach(row -> rows.add(AcceptedRow.of(row.id(), row.annotations(), row.version())));
      requireBounded(rows.size());
      after = Optional.ofNullable(page.next());
    }
    return rows;
  }

  private void requireBounded(int rows) {
    if (rows > limits.changedRows()) {
      throw new CommandRefused(
          Refusal.TOO_MANY_ROWS,
          "Expected a batch of at most %,d accepted rows".formatted(limits.changedRows()));
    }
  }

  /** The latest samples of a batch, the latest first. */
  @GetMapping
  ItemList<SampleView> list(ProjectAccess granted, @PathVariable String batch) {
    AsOf asOf = views.now();
    List<SampleView> found = samples.of(new BatchId(batch)).stream().map(SampleView::of).toList();
    return new ItemList<>(found, null, asOf.asOf(), asOf.position());
  }
}
