package io.countersign.ops.server.models;

import io.countersign.engine.project.Policies;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.operations.OperationAnswers;
import io.countersign.ops.server.operations.OperationAnswers.Order;
import io.countersign.ops.server.operations.StartedOperation;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
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

/** Models: listed, brought, and trained. */
@RestController
@RequestMapping("/api/v1")
final class ModelController {
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

  private final Upload upload;
  private final ModelRegistry registry;
  private final ModelUses uses;
  private final ModelReports reports;
  private final Training training;
  private final OperationAnswers operations;
  private final CommandAnswers answers;
  private final Policies policies;
  private final Lookup lookup;
  private final ReadYourWrites views;
  private final Parameters parameters;

  ModelController(
      Upload upload,
      ModelRegistry registry,
      ModelUses uses,
      ModelReports reports,
      Training training,
      OperationAnswers operations,
      CommandAnswers answers,
      Policies policies,
      Lookup lookup,
      ReadYourWrites views,
      Parameters parameters) {
    this.upload = upload;
    this.registry = registry;
    this.uses = uses;
    this.reports = reports;
    this.training = training;
    this.operations = operations;
    this.answers = answers;
    this.policies = policies;
    this.lookup = lookup;
    this.views = views;
    this.parameters = parameters;
  }

  /**
   * What the trained model is to be called.
   *
   * @param annotation the choice to learn; the first of the ontology unless it is given
   */
  record TrainingForm(String name, @Nullable String annotation) {}

  @Operation(
      summary = "List model versions, oldest first",
      description = "Uploaded models, and those trained on projects of the caller.")
  @GetMapping("/models")
  ItemList<ModelEntry> models(
      Caller caller,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    AsOf asOf = views.now();
    @Nullable UserId member = caller.admin() ? null : caller.id();
    List<ModelEntry> found = uses.in(caller, lookup.models(member, position(after), length + 1));
    return ItemList.of(found, length, model -> Long.toString(model.position()), asOf);
  }

  @Operation(
      summary = "Get a model version with the report of its training",
      description =
          "What it was trained on, and how it does on rows that it had not seen. Who manages the"
              + " project gets the rows that are most likely labelled wrong, too.")
  @GetMapping("/models/{model}/versions/{version}")
  ModelVersion model(Caller caller, @PathVariable String model, @PathVariable String version) {
    ModelEntry found = registry.entry(caller, model, version);
    TrainingResult report =
        reports
            .of(found)
            .map(kept -> TrainingResult.of(kept, found.examples(), registry.manages(caller, found)))
            .orElse(null);
    return new ModelVersion(uses.in(caller, found), report);
  }

  private static long position(@Nullable String after) {
    String mark = Parameters.after(after);
    if (!mark.matches("[0-9]{0,18}")) {
      throw RequestRefused.parameter("after", "Expected the value of next from another page");
    }
    return mark.isEmpty() ? 0 : Long.parseLong(mark);
  }

  @Operation(
      summary = "Upload a model as a zipped bundle",
      description = "Returns 201 with the model, or 422 MODEL_INVALID with what is wrong with it.")
  @PostMapping(
      path = "/models",
      consumes = {"application/zip", "application/x-zip-compressed", "application/octet-stream"})
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IdempotentResponse<ModelEntry>> bring(Caller caller, HttpServletRequest request) {
    return upload.take(caller, request);
  }

  @Operation(
      summary = "Let a model be run again that was barred",
      description =
          "A model that takes more time or memory than its budget, or whose process ends while it"
              + " works, is barred: its rows go to people. One that is not barred stays as it is.")
  @PostMapping("/models/{model}/versions/{version}/readmit")
  ResponseEntity<IdempotentResponse<ModelEntry>> readmit(
      Caller caller,
      HttpServletRequest request,
      @PathVariable String model,
      @PathVariable String version) {
    return answers.answer(
        caller, request, null, 200, () -> registry.readmit(caller, model, version));
  }

  @Operation(
      summary = "Train a model on the accepted rows of the project",
      description =
          "Returns 202 with an operation, whose result is the model and how well it does on rows"
              + " it has not seen, or 409 TOO_FEW_ACCEPTED. The model is a candidate: it proposes"
              + " nothing until a project's policy names its version.")
  @PostMapping("/projects/{project}/models/train")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ResponseEntity<IdempotentResponse<StartedOperation>> train(
      ProjectAccess granted, HttpServletRequest request, @RequestBody TrainingForm form) {
    requireName(form.name());
    registry.requireOwnName(granted.caller(), form.name());
    ProjectEntry project = granted.project();
    String annotation =
        Training.annotation(
            policies.policy(project.id(), project.policyVersion()).ontology(), form.annotation());
    long position = views.now().position();
    views.await(position);
    training.requireEnough(project);
    Training.Plan plan =
        new Training.Plan(project, form.name(), annotation, position, granted.person());
    return operations.start(
        new Order(granted.caller(), request, form, "train", "train " + form.name()),
        steps -> training.train(plan, steps));
  }

  private static void requireName(String name) {
    if (!name.matches(NAME)) {
      String detail = "Expected 1 to 64 letters, digits or . _ -, the first a letter or digit";
      throw new CommandRefused(
          Refusal.INPUT_INVALID, detail, List.of(new FieldError("name", "INVALID", detail)));
    }
  }
}
