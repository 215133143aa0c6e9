package io.countersign.engine.project;

import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.quality.bound.ErrorAlarm;
import io.countersign.engine.quality.bound.ErrorAlarm.Alarm;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.FieldError;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which models may no longer accept rows alone, as audits found too many errors. */
final class MachineAcceptance {
  private static final int LONGEST_REASON = 1_000;

  private record Version(String model, String version) {}

  private final Set<Version> stopped = new HashSet<>();
  private @Nullable Instant resumedAt;

  /** Nothing unless the audits speak against it, and where it is stopped already. */
  Optional<MachineAcceptanceStopped> judge(JudgeMachineAcceptance command, Policy policy) {
    Double mostErrors = policy.preLabel() == null ? null : policy.preLabel().mostErrors();
    if (mostErrors == null || stopped.contains(new Version(command.model(), command.version()))) {
      return Optional.empty();
    }
    List<AuditedRow> audits = command.audits().stream().filter(this::counts).toList();
    return new ErrorAlarm(mostErrors)
        .first(audits.stream().map(audit -> !audit.right()).toList())
        .map(alarm -> stopped(command, audits, alarm, mostErrors));
  }

  /** What was known when somebody resumed it does not stop it again. */
  private boolean counts(AuditedRow audit) {
    return resumedAt == null || audit.acceptedAt().isAfter(resumedAt);
  }

  private static MachineAcceptanceStopped stopped(
      JudgeMachineAcceptance command, List<AuditedRow> audits, Alarm alarm, double mostErrors) {
    List<AuditedRow> bad = audits.subList(alarm.first(), alarm.last() + 1);
    return new MachineAcceptanceStopped(
        command.projectId(),
        command.model(),
        command.version(),
        bad.size(),
        (int) bad.stream().filter(audit -> !audit.right()).count(),
        mostErrors,
        alarm.first() == 0 ? null : audits.get(alarm.first() - 1).acceptedAt());
  }

  /** Nothing where nothing is stopped. */
  Optional<MachineAcceptanceResumed> resume(ResumeMachineAcceptance command) {
    int length = command.reason().strip().length();
    if (length == 0 || command.reason().length() > LONGEST_REASON) {
      String detail = "Expected 1 to " + LONGEST_REASON + " characters";
      throw new CommandRefused(
          Refusal.INPUT_INVALID, detail, List.of(new FieldError("reason", "INVALID", detail)));
    }
    return stopped.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new MachineAcceptanceResumed(command.projectId(), command.by(), command.reason()));
  }

  void on(MachineAcceptanceStopped event) {
    stopped.add(new Version(event.modelName(), event.modelVersion()));
  }

  void on(MachineAcceptanceResumed event, Instant at) {
    stopped.clear();
    resumedAt = at;
  }
}
