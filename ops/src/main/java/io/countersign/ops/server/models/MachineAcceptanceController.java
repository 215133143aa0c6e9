package io.countersign.ops.server.models;

import io.countersign.engine.log.Commands;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.ResumeMachineAcceptance;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.ModelEntry;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.model.MachineAcceptance;
import io.countersign.projections.model.MachineAcceptance.Version;
import io.countersign.projections.model.MachineAcceptanceOf;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a model accepts without a person: how right it is, and whether it may go on. */
@RestController
@RequestMapping("/api/v1/projects/{project}/machine-acceptance")
final class MachineAcceptanceController {
  private final Policies policies;
  private final Lookup lookup;
  private final ReadYourWrites views;
  private final CommandAnswers answers;
  private final Commands commands;

  MachineAcceptanceController(
      Policies policies,
      Lookup lookup,
      ReadYourWrites views,
      CommandAnswers answers,
      Commands commands) {
    this.policies = policies;
    this.lookup = lookup;
    this.views = views;
    this.answers = answers;
    this.commands = commands;
  }

  /** Whether rows are accepted without a person. */
  enum State {
    /** Those that the model is confident of are. */
    ON,
    /** Audits found too many errors: people decide all rows. */
    STOPPED,
    /** The policy has no model. */
    OFF
  }

  /**
   * How right models are where they accept rows alone. The rows behind the figures of a version are
   * listed by {@code model} and {@code modelVersion} with {@code audited=true}, its errors by
   * {@code agreed=false} besides, those that it accepted by {@code acceptedBy=MODEL}, and those
   * that it accepted since the audits turned bad by {@code acceptedFrom} besides.
   *
   * @param model that the policy names now
   * @param version of it that proposes labels now; {@code null} where there is none yet
   * @param mostErrors share of what is accepted that may be wrong, in (0, 1); {@code null} where
   *     the policy does not say
   * @param certainty that the true share of errors is not above an upper bound
   * @param items versions that accepted rows, were audited or are stopped, by model and version
   */
  record MachineAcceptanceAnswer(
      State state,
      @Nullable String model,
      @Nullable String version,
      @Nullable Double mostErrors,
      double certainty,
      List<Version> items,
      @Nullable Instant asOf,
      long position) {}

  /**
   * Why it goes on.
   *
   * @param reason of 1 to 1,000 characters
   */
  record Resumption(String reason) {}

  /** Models may accept rows alone again. */
  record Resumed(ProjectId project, long position) {}

  @GetMapping
  MachineAcceptanceAnswer machineAcceptance(
      ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    MachineAcceptance found = views.ask(new MachineAcceptanceOf(granted.id()), atLeast);
    @Nullable PreLabelPolicy preLabel =
        policies.policy(granted.id(), granted.project().policyVersion()).preLabel();
    @Nullable String version = preLabel == null ? null : versionOf(preLabel);
    return new MachineAcceptanceAnswer(
        state(preLabel, version, found.items()),
        preLabel == null ? null : preLabel.model(),
        version,
        preLabel == null ? null : preLabel.mostErrors(),
        MachineAcceptance.CERTAINTY,
        found.items(),
        found.asOf(),
        found.position());
  }

  private @Nullable String versionOf(PreLabelPolicy preLabel) {
    return lookup.usedModel(preLabel).map(ModelEntry::version).orElse(preLabel.version());
  }

  /** Where no version is known to be used, rows may bring proposals of any. */
  private static State state(
      @Nullable PreLabelPolicy preLabel, @Nullable String version, List<Version> items) {
    if (preLabel == null) {
      return State.OFF;
    }
    boolean stopped =
        items.stream()
            .filter(item -> item.stopped() != null && item.model().equals(preLabel.model()))
            .anyMatch(item -> version == null || item.version().equals(version));
    return stopped ? State.STOPPED : State.ON;
  }

  @Operation(
      description =
          "Has models accept rows alone again that audits have stopped. Only audits from now on can"
              + " stop them again.")
  @PostMapping("/resume")
  ResponseEntity<IdempotentResponse<Resumed>> resume(
      ProjectAccess granted, HttpServletRequest request, @RequestBody Resumption form) {
    return answers.answer(
        granted.caller(),
        request,
        form,
        200,
        () -> {
          commands.send(
              new ResumeMachineAcceptance(granted.id(), granted.person(), form.reason()),
              granted.person());
          return new Resumed(granted.id(), answers.position());
        });
  }
}
