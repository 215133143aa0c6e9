package io.countersign.ops.server.preview;

import io.countersign.engine.figure.Share;
import io.countersign.engine.modelrun.ModelRef;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.models.PolicyModels;
import io.countersign.ops.server.projects.PolicyForm;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.model.ModelsOf;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Tells what other rules would do to rows like the last ones; it stores nothing. */
@RestController
@RequestMapping("/api/v1/projects/{project}/policy")
final class PreviewController {
  private final CommandAnswers answers;
  private final Policies policies;
  private final PolicyModels models;
  private final Flows flows;
  private final Samples samples;
  private final ReadYourWrites views;
  private final JsonMapper json;

  PreviewController(
      CommandAnswers answers,
      Policies policies,
      PolicyModels models,
      Flows flows,
      Samples samples,
      ReadYourWrites views,
      JsonMapper json) {
    this.answers = answers;
    this.policies = policies;
    this.models = models;
    this.flows = flows;
    this.samples = samples;
    this.views = views;
    this.json = json;
  }

  @PostMapping("/preview")
  ResponseEntity<IdempotentResponse<PolicyPreview>> preview(
      ProjectAccess granted, HttpServletRequest request, @RequestBody PolicyForm form) {
    Policy wanted = form.policy(flows);
    wanted.requireValidFor(granted.project().mediaType(), flows);
    return answers.answerOutside(
        granted.caller(), request, form, 200, () -> preview(granted, wanted));
  }

  private PolicyPreview preview(ProjectAccess granted, Policy asked) {
    AsOf asOf = views.now();
    int version = granted.project().policyVersion();
    Policy now = policies.policy(granted.id(), version);
    Policy wanted = models.pinned(granted.caller(), asked, now);
    ModelRef model = samples.modelOf(wanted.preLabel() == null ? now : wanted);
    Sample sample = samples.of(granted.id(), now, wanted);
    return new PolicyPreview(
        version,
        name(now, wanted),
        model == null ? null : model.version(),
        sample.now().size(),
        sample.now().size() >= Share.ENOUGH,
        Expected.of(
            now, Sample.confidences(sample.now()), precisions(granted.id(), samples.modelOf(now))),
        Expected.of(wanted, Sample.confidences(sample.then()), precisions(granted.id(), model)),
        sample.moves(now, wanted),
        samples.missing(model, wanted, sample),
        Changes.between(now, wanted, json),
        asOf.asOf(),
        asOf.position());
  }

  private static @Nullable String name(Policy now, Policy wanted) {
    PreLabelPolicy preLabel = wanted.preLabel() == null ? now.preLabel() : wanted.preLabel();
    return preLabel == null ? null : preLabel.model();
  }

  /** Of this version, where people have looked at what it proposed. */
  private Precisions precisions(ProjectId project, @Nullable ModelRef model) {
    return new Precisions(
        model == null
            ? List.of()
            : views.ask(new ModelsOf(project)).items().stream()
                .filter(quality -> quality.model().equals(model.name()))
                .filter(quality -> quality.version().equals(model.version()))
                .flatMap(quality -> quality.byConfidence().stream())
                .toList());
  }
}
