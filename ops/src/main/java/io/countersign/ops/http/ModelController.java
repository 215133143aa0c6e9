package io.countersign.ops.http;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.modelrun.ModelRunId;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.directory.BatchEntry;
import io.countersign.ops.directory.Lookup;
import io.countersign.ops.directory.ModelEntry;
import io.countersign.ops.directory.ModelRunEntry;
import io.countersign.ops.directory.ProjectEntry;
import io.countersign.ops.limits.Limits;
import io.countersign.ops.models.ModelRegistry;
import io.countersign.ops.models.RunPreview;
import io.countersign.ops.models.Training;
import io.countersign.ops.operations.OperationAnswers;
import io.countersign.ops.operations.OperationAnswers.Order;
import io.countersign.ops.operations.Steps;
import io.countersign.ops.problem.ProblemCode;
import io.countersign.ops.problem.RequestRefused;
import io.countersign.ops.security.Caller;
import io.countersign.ops.security.ProjectAccess;
import io.countersign.processes.prelabel.ModelRuns;
import io.countersign.projections.model.ModelRunProgress;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Models: brought, trained, and run over batches. */
@RestController
@RequestMapping("/api/v1")
final class ModelController {
  private static final String NAME_PATTERN = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";
  private static final int MOST_MODELS = 1_000;

  private final ModelRegistry registry;
  private final Training training;
  private final RunPreview preview;
  private final ModelRuns runs;
  private final OperationAnswers operations;
  private final CommandAnswers answers;
  private final Policies policies;
  private final Lookup lookup;
  private final Freshly fresh;
  private final Limits limits;

  ModelController(
      ModelRegistry registry,
      Training training,
      RunPreview preview,
      ModelRuns runs,
      OperationAnswers operations,
      CommandAnswers answers,
      Policies policies,
      Lookup lookup,
      Freshly fresh,
      Limits limits) {
    this.registry = registry;
    this.training = training;
    this.preview = preview;
    this.runs = runs;
    this.operations = operations;
    this.answers = answers;
    this.policies = policies;
    this.lookup = lookup;
    this.fresh = fresh;
    this.limits = limits;
  }

  /** What the trained model is to be called. */
  record TrainingForm(String name) {}

  /** Which model to run over which batch; {@code preview} says how many rows to only look at. */
  record RunForm(String model, @Nullable String version, String batch, @Nullable Integer preview) {}

  /** A model that was taken. */
  record BroughtModel(String model, String version, String sha256, long position) {}

  /** A run that has begun; {@code operation} asks the rows one chunk after the other. */
  record BegunRun(
      ModelRunId id, String operation, long rows, long done, long proposed, String state) {}

  /** 202 with an operation, whose result is the model and how well it does. */
  @PostMapping("/projects/{project}/models/train")
  ResponseEntity<byte[]> train(
      ProjectAccess granted, HttpServletRequest request, @RequestBody TrainingForm form) {
    requireName(form.name());
    ProjectEntry project = granted.project();
    Policy policy = policies.policy(project.id(), project.policyVersion());
    return operations.start(
        new Order(granted.caller(), request, form, "train", "train " + form.name()),
        steps -> training.train(project, policy.ontology(), form.name(), granted.person(), steps));
  }

  private static void requireName(String name) {
    if (!name.matches(NAME_PATTERN)) {
      String detail = "Expected a name like fashion";
      throw new CommandRefused(
          Refusal.INPUT_INVALID, detail, List.of(new FieldError("name", "INVALID", detail)));
    }
  }

  @GetMapping("/models")
  ItemList<ModelEntry> models() {
    AsOf asOf = fresh.now();
    return ItemList.of(lookup.models(null, 0, MOST_MODELS), MOST_MODELS, ModelEntry::name, asOf);
  }

  @PostMapping(
      path = "/models",
      consumes = {"application/zip", "application/octet-stream"})
  @ResponseStatus(HttpStatus.CREATED)
  BroughtModel bring(Caller caller, HttpServletRequest request) {
    try {
      ModelRegistry.Registered known = registry.bring(request.getInputStream(), caller.id());
      ModelRef model = known.model();
      return new BroughtModel(model.name(), model.version(), model.sha256(), known.position());
    } catch (IOException e) {
      throw new RequestRefused(ProblemCode.BODY_CUT_OFF, "Expected the whole bundle");
    }
  }

  @PostMapping("/projects/{project}/model-runs")
  ResponseEntity<?> run(
      ProjectAccess granted, HttpServletRequest request, @RequestBody RunForm form) {
    ModelRef model = registry.require(form.model(), form.version());
    BatchEntry batch = batch(granted, form.batch());
    ProjectEntry project = granted.project();
    Policy policy = policies.policy(project.id(), project.policyVersion());
    if (form.preview() != null) {
      int rows = Math.max(1, Math.min(form.preview(), limits.previewRows()));
      return ResponseEntity.ok(preview.look(project.id(), batch.id(), policy, model, rows));
    }
    preview.requireFits(model, policy);
    return begin(granted, request, form, batch, model);
  }

  private ResponseEntity<byte[]> begin(
      ProjectAccess granted,
      HttpServletRequest request,
      RunForm form,
      BatchEntry batch,
      ModelRef model) {
    UserId by = granted.person();
    return operations.start(
        new Order(granted.caller(), request, form, "model-run", "model-run " + batch.id()),
        operation -> {
          ModelRunId id = runs.begin(granted.id(), batch.id(), model, by);
          answers.position();
          long rows = lookup.run(id).map(ModelRunEntry::rows).orElse(0L);
          return new BegunRun(id, operation, rows, 0, 0, "RUNNING");
        },
        steps ->
            runs.request(
                granted.id(), batch.id(), model, by, asked -> steps.to(asked, Steps.UNKNOWN)));
  }

  private BatchEntry batch(ProjectAccess granted, String idOrName) {
    return lookup
        .batch(new BatchId(idOrName))
        .filter(batch -> batch.project().equals(granted.id()))
        .or(() -> lookup.batch(granted.id(), idOrName))
        .orElseThrow(
            () -> new CommandRefused(Refusal.BATCH_NOT_FOUND, "There is no batch " + idOrName));
  }

  @GetMapping("/model-runs/{modelRun}")
  ModelRunProgress modelRun(
      @PathVariable String modelRun, @RequestParam(required = false) @Nullable Long atLeast) {
    ModelRunId id = new ModelRunId(modelRun);
    return fresh.existing(() -> fresh.at(atLeast).modelRun(id));
  }
}
