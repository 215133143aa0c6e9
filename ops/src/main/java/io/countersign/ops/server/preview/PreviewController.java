package io.countersign.ops.server.preview;

import io.countersign.engine.figure.Share;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.projects.PolicyForm;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.model.Models.ModelQuality;
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
  private final Flows flows;
  private final ConfidenceSample sample;
  private final ReadYourWrites views;
  private final JsonMapper json;

  PreviewController(
      CommandAnswers answers,
      Policies policies,
      Flows flows,
      ConfidenceSample sample,
      ReadYourWrites views,
      JsonMapper json) {
    this.answers = answers;
    this.policies = policies;
    this.flows = flows;
    this.sample = sample;
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

  private PolicyPreview preview(ProjectAccess granted, Policy wanted) {
    AsOf asOf = views.now();
    int version = granted.project().policyVersion();
    Policy now = policies.policy(granted.id(), version);
    String model = model(now, wanted);
    List<Double> confidences = model == null ? List.of() : sample.of(granted.id(), model);
    Precisions precisions = precisions(granted.id(), model);
    return new PolicyPreview(
        version,
        model,
        confidences.size(),
        confidences.size() >= Share.ENOUGH,
        Expected.of(now, confidences, precisions),
        Expected.of(wanted, confidences, precisions),
        Changes.between(now, wanted, json),
        asOf.asOf(),
        asOf.position());
  }

  private static @Nullable String model(Policy now, Policy wanted) {
    PreLabelPolicy preLabel = wanted.preLabel() == null ? now.preLabel() : wanted.preLabel();
    return preLabel == null ? null : preLabel.model();
  }

  /** Of the newest version that people have looked at. */
  private Precisions precisions(ProjectId project, @Nullable String model) {
    List<ModelQuality> versions =
        views.ask(new ModelsOf(project)).items().stream()
            .filter(quality -> quality.model().equals(model) && !quality.byConfidence().isEmpty())
            .toList();
    return new Precisions(
        versions.isEmpty() ? List.of() : versions.get(versions.size() - 1).byConfidence());
  }
}
