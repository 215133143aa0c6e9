package io.countersign.engine.project;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.countersign.engine.annotation.Medium;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.jspecify.annotations.Nullable;

/** Decides about a project's rules and its members. */
@SuppressWarnings("NullAway.Init") // Axon sets the state from the stored events
public final class Project {
  @AggregateIdentifier private ProjectId id;
  private String mediaType;
  private Policy policy;
  private int policyVersion;
  private boolean archived;
  private final MachineAcceptance machine = new MachineAcceptance();
  private final Map<UserId, Set<Role>> members = new HashMap<>();

  /** For Axon, which then replays the events. */
  Project() {}

  @CommandHandler
  Project(CreateProject command, Flows flows) {
    PolicyCheck.require(command.name(), command.mediaType(), command.policy(), flows);
    String mediaType = Medium.ofMediaType(command.mediaType()).map(Medium::mediaType).orElseThrow();
    apply(new ProjectCreated(command.projectId(), command.name(), mediaType, command.policy()));
  }

  @CommandHandler
  int handle(ChangePolicy command, Flows flows) {
    requireVersion(command.expectedVersion());
    PolicyCheck.require(mediaType, command.policy(), flows);
    if (!command.policy().equals(policy)) {
      apply(new ProjectPolicyChanged(id, policyVersion + 1, command.policy()));
    }
    return policyVersion;
  }

  @CommandHandler
  void handle(ArchiveProject command) {
    if (!archived) {
      apply(new ProjectArchived(id, command.by()));
    }
  }

  @CommandHandler
  void handle(RestoreProject command) {
    if (archived) {
      apply(new ProjectRestored(id, command.by()));
    }
  }

  @CommandHandler
  void handle(ChangeMemberRoles command) {
    MemberRules.require(members, command);
    if (!command.roles().equals(members.getOrDefault(command.member(), Set.of()))) {
      apply(new MemberRolesChanged(id, command.member(), command.roles()));
    }
  }

  @CommandHandler
  void handle(JudgeMachineAcceptance command) {
    machine.judge(command, policy).ifPresent(AggregateLifecycle::apply);
  }

  @CommandHandler
  void handle(ResumeMachineAcceptance command) {
    machine.resume(command).ifPresent(AggregateLifecycle::apply);
  }

  private void requireVersion(@Nullable Integer expected) {
    if (expected != null && expected != policyVersion) {
      throw new CommandRefused(
          Refusal.STALE_VERSION,
          "Expected to change policy version " + expected + ", but it is at " + policyVersion);
    }
  }

  @EventSourcingHandler
  void on(ProjectCreated event) {
    id = event.projectId();
    mediaType = event.mediaType();
    policy = event.policy();
    policyVersion = 1;
  }

  @EventSourcingHandler
  void on(ProjectPolicyChanged event) {
    policy = event.policy();
    policyVersion = event.policyVersion();
  }

  @EventSourcingHandler
  void on(ProjectArchived event) {
    archived = true;
  }

  @EventSourcingHandler
  void on(ProjectRestored event) {
    archived = false;
  }

  @EventSourcingHandler
  void on(MachineAcceptanceStopped event) {
    machine.on(event);
  }

  @EventSourcingHandler
  void on(MachineAcceptanceResumed event, @Timestamp Instant at) {
    machine.on(event, at);
  }

  @EventSourcingHandler
  void on(MemberRolesChanged event) {
    members.put(event.member(), event.roles());
  }
}
