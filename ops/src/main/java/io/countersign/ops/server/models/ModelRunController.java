package io.countersign.ops.server.models;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.log.retry.DatabaseTrouble;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.directory.BatchEntry;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelRunEntry;
import io.countersign.ops.server.knowledge.Knowledge;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.operations.OperationAnswers;
import io.countersign.ops.server.operations.OperationAnswers.Order;
import io.countersign.ops.server.operations.Steps;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.projections.modelrun.ModelRunOf;
import io.countersign.projections.modelrun.ModelRunProgress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Models run over batches, for good or to have a look. */
@RestController
@RequestMapping("/api/v1")
final class ModelRunController {
  private static final int MOST_THRESHOLDS = 201;
  private static final long LOOK_NANOS = 200_000_000;

  private final ModelRegistry registry;
  private final RunPreview preview;
  private final ModelAnswers models;
  private final ModelRuns runs;
  private final OperationAnswers operations;
  private final CommandAnswers answers;
  private final Policies policies;
  private final Lookup lookup;
  private final ReadYourWrites views;
  private final Limits limits;

  ModelRunController(
      ModelRegistry registry,
      RunPreview preview,
      ModelAnswers models,
      ModelRuns runs,
      OperationAnswers operations,
      CommandAnswers answers,
      Policies policies,
      Lookup lookup,
      ReadYourWrites views,
      Limits limits) {
    this.registry = registry;
    this.preview = preview;
    this.models = models;
    this.runs = runs;
    this.operations = operations;
    this.answers = answers;
    this.policies = policies;
    this.lookup = lookup;
    this.views = views;
    this.limits = limits;
  }

  /**
   * Which model to run over which batch.
   *
   * @param version the one that the project uses unless it is given, or the newest
   * @param batch its id or name
   * @param preview whether to only look at a sample, or at how many rows
   * @param thresholds confidences that a preview compares
   */
  record RunForm(
      String model,
      @Nullable String version,
      String batch,
      @Schema(oneOf = {Boolean.class, Integer.class}) @Nullable Object preview,
      @Nullable List<Double> thresholds) {}

  /**
   * A run that has begun.
   *
   * @param rows that wait for the model
   * @param operation that hands them to it
   */
  record BegunRun(
      ModelRunId id,
      String operation,
      String model,
      String version,
      BatchId batch,
      long rows,
      long done,
      long proposed,
      ModelRunProgress.State state,
      long position) {}

  @Operation(
      summary = "Run a model on the rows of a batch that wait for a label",
      description =
          "Returns 202 with the run; with preview, 200 with what the model would do to a sample,"
              + " and nothing is stored.")
  @ApiResponse(
      responseCode = "202",
      content = @Content(schema = @Schema(implementation = BegunRun.class)))
  @ApiResponse(
      responseCode = "200",
      content = @Content(schema = @Schema(implementation = RunPreview.View.class)))
  @PostMapping("/projects/{project}/model-runs")
  ResponseEntity<?> run(
      ProjectAccess granted, HttpServletRequest request, @RequestBody RunForm form) {
    Policy policy = policies.policy(granted.id(), granted.project().policyVersion());
    ModelRef model = model(granted.caller(), form, policy);
    BatchId batch = batch(granted, form.batch()).id();
    if (form.preview() == null || form.preview().equals(false)) {
      models.requireFits(model, policy);
      return begin(
          granted,
          new Order(granted.caller(), request, form, "model-run", batch.value()),
          batch,
          model);
    }
    RunPreview.Sample sample =
        new RunPreview.Sample(
            granted.id(), batch, rows(form.preview()), thresholds(form.thresholds()));
    return answers.answerOutside(
        granted.caller(),
        request,
        form,
        200,
        () -> preview.look(model, policy, sample, Knowledge.of(granted)));
  }

  private ModelRef model(Caller caller, RunForm form, Policy policy) {
    return Optional.ofNullable(policy.preLabel())
        .filter(used -> form.version() == null && used.model().equals(form.model()))
        .flatMap(lookup::usedModel)
        .orElseGet(() -> registry.entry(caller, form.model(), form.version()))
        .ref();
  }

  private ResponseEntity<IdempotentResponse<BegunRun>> begin(
      ProjectAccess granted, Order order, BatchId batch, ModelRef model) {
    return operations.start(
        order,
        operation -> {
          ModelRunId id = runs.request(granted.id(), batch, model, granted.person());
          long position = answers.position();
          long rows = lookup.run(id).map(ModelRunEntry::rows).orElse(0L);
          return new BegunRun(
              id,
              operation,
              model.name(),
              model.version(),
              batch,
              rows,
              0,
              0,
              rows == 0 ? ModelRunProgress.State.FINISHED : ModelRunProgress.State.RUNNING,
              position);
        },
        steps -> asked(ModelRuns.idOf(batch, model), steps));
  }

  /**
   * Follows the request, which whoever works in the background carries through; they go on when a
   * database that was away is back, and so does this.
   */
  private AskedRows asked(ModelRunId id, Steps steps) {
    Optional<Long> asked = Optional.of(0L);
    while (asked.isPresent()) {
      steps.to(asked.get(), Steps.UNKNOWN);
      LockSupport.parkNanos(LOOK_NANOS);
      asked = askedOr(id, asked);
    }
    return new AskedRows(runs.lastAsked(id));
  }

  private Optional<Long> askedOr(ModelRunId id, Optional<Long> before) {
    try {
      return runs.asked(id);
    } catch (RuntimeException failure) {
      if (DatabaseTrouble.of(failure).isEmpty()) {
        throw failure;
      }
      return before;
    }
  }

  private int rows(Object preview) {
    if (preview.equals(true)) {
      return limits.previewRows();
    }
    if (preview instanceof Integer rows && rows > 0) {
      return Math.min(rows, limits.previewRows());
    }
    throw invalid("preview", "Expected true, or how many rows to look at");
  }

  private static List<Double> thresholds(@Nullable List<Double> asked) {
    List<Double> thresholds = Objects.requireNonNullElse(asked, RunPreview.THRESHOLDS);
    boolean valid =
        thresholds.size() <= MOST_THRESHOLDS
            && thresholds.stream().allMatch(threshold -> threshold >= 0 && threshold <= 1);
    if (!valid) {
      throw invalid(
          "thresholds", "Expected at most " + MOST_THRESHOLDS + " confidences from 0 to 1");
    }
    return thresholds;
  }

  private static CommandRefused invalid(String field, String detail) {
    return new CommandRefused(
        Refusal.INPUT_INVALID, detail, List.of(new FieldError(field, "INVALID", detail)));
  }

  private BatchEntry batch(ProjectAccess granted, String idOrName) {
    return lookup
        .batch(new BatchId(idOrName))
        .filter(batch -> batch.project().equals(granted.id()))
        .or(() -> lookup.batch(granted.id(), idOrName))
        .orElseThrow(
            () -> new CommandRefused(Refusal.BATCH_NOT_FOUND, "There is no batch " + idOrName));
  }

  @Operation(summary = "Get the progress of a model run")
  @GetMapping("/model-runs/{modelRun}")
  ModelRunProgress modelRun(
      @PathVariable String modelRun, @RequestParam(required = false) @Nullable Long atLeast) {
    ModelRunId id = new ModelRunId(modelRun);
    return views.askExisting(new ModelRunOf(id), atLeast);
  }
}
