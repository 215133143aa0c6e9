package io.countersign.ops.server.projects;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.annotation.Ontology;
import io.countersign.engine.log.Commands;
import io.countersign.engine.project.ChangeMemberRoles;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.CreateProject;
import io.countersign.engine.project.Flows;
import io.countersign.engine.project.Policies;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.PreLabelPolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.QualityPolicy;
import io.countersign.engine.project.ReviewPolicy;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sla.SlaPolicy;
import io.countersign.ops.contract.json.Texts;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.AsOf;
import io.countersign.ops.server.answers.CommandAnswers;
import io.countersign.ops.server.answers.IdempotentResponse;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.directory.Lookalikes;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.MemberEntry;
import io.countersign.ops.server.directory.ProjectEntry;
import io.countersign.ops.server.models.PolicyModels;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.ops.server.security.people.People;
import io.countersign.ops.server.tasks.Handover;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Projects, their rules and their members. */
@RestController
@RequestMapping("/api/v1/projects")
final class ProjectController {
  private static final int LONGEST_NAME = 100;

  private final CommandAnswers answers;
  private final Commands commands;
  private final Policies policies;
  private final PolicyModels models;
  private final Flows flows;
  private final Lookup lookup;
  private final Lookalikes lookalikes;
  private final Access access;
  private final People people;
  private final Handover handover;
  private final ReadYourWrites views;
  private final Parameters parameters;

  ProjectController(
      CommandAnswers answers,
      Commands commands,
      Policies policies,
      PolicyModels models,
      Flows flows,
      Lookup lookup,
      Lookalikes lookalikes,
      Access access,
      People people,
      Handover handover,
      ReadYourWrites views,
      Parameters parameters) {
    this.answers = answers;
    this.commands = commands;
    this.policies = policies;
    this.models = models;
    this.flows = flows;
    this.lookup = lookup;
    this.lookalikes = lookalikes;
    this.access = access;
    this.people = people;
    this.handover = handover;
    this.views = views;
    this.parameters = parameters;
  }

  /**
   * A project to make: its name, its media type and its policy.
   *
   * @param mediaType of its rows: {@code image/*} for images of every kind, or {@code text/plain}
   * @param quality how right labels are to be; only for a flow that asks for looks until they are
   */
  record ProjectForm(
      String name,
      String mediaType,
      Ontology ontology,
      @Nullable PreLabelPolicy preLabel,
      ReviewForm review,
      @Nullable SlaPolicy sla,
      @Nullable String instructions,
      @Nullable QualityPolicy quality) {
    Policy policy(Flows flows) {
      return new PolicyForm(ontology, preLabel, review, sla, instructions, quality).policy(flows);
    }
  }

  /** A project with its policy; {@code roles} are the caller's. */
  record ProjectView(
      ProjectId id,
      String name,
      String mediaType,
      int policyVersion,
      Ontology ontology,
      @Nullable PreLabelPolicy preLabel,
      ReviewPolicy review,
      @Nullable SlaPolicy sla,
      @Nullable String instructions,
      @Nullable QualityPolicy quality,
      Instant createdAt,
      @Nullable Instant archivedAt,
      Set<Role> roles,
      Instant asOf,
      long position) {}

  /** A project in a list; {@code roles} are the caller's. */
  record ProjectItem(
      ProjectId id,
      String name,
      String mediaType,
      int policyVersion,
      Instant createdAt,
      @Nullable Instant archivedAt,
      Set<Role> roles) {}

  /** The roles that somebody is to have; none to leave. */
  record RolesForm(List<Role> roles) {}

  /** The roles that somebody has. */
  record MemberView(UserId user, String name, Set<Role> roles, long position) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<IdempotentResponse<ProjectView>> create(
      Caller caller, HttpServletRequest request, @RequestBody ProjectForm form) {
    return answers.answer(
        caller,
        request,
        form,
        201,
        () -> {
          lookalikes.requireNewProject(form.name());
          ProjectId id = new ProjectId(UlidCreator.getUlid().toString());
          commands.send(
              new CreateProject(
                  id,
                  form.name(),
                  form.mediaType(),
                  models.pinned(caller, form.policy(flows), null)),
              caller.id());
          Set<Role> roles = EnumSet.of(Role.MANAGER, Role.ADMIN);
          commands.send(
              new ChangeMemberRoles(id, caller.id(), roles, caller.id(), roles), caller.id());
          long position = answers.position();
          return view(caller, entry(id), position);
        });
  }

  @GetMapping
  ItemList<ProjectItem> list(
      Caller caller,
      @RequestParam(defaultValue = "false") boolean archived,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    AsOf asOf = views.now();
    List<ProjectEntry> found =
        access.projects(caller, archived, Parameters.after(after), length + 1);
    return ItemList.of(found, length, project -> project.id().value(), asOf)
        .map(project -> item(caller, project));
  }

  /** A project as it is; with {@code policyVersion}, under the policy that it had then. */
  @GetMapping("/{project}")
  ProjectView get(
      ProjectAccess granted, @RequestParam(required = false) @Nullable Integer policyVersion) {
    ProjectEntry project = granted.project();
    int version = policyVersion == null ? project.policyVersion() : policyVersion;
    return view(granted.caller(), project, version, views.now().position());
  }

  @PutMapping("/{project}/policy")
  ResponseEntity<IdempotentResponse<ProjectView>> changePolicy(
      ProjectAccess granted,
      HttpServletRequest request,
      @RequestBody PolicyForm form,
      @RequestParam(required = false) @Nullable Long expectedVersion,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
    Long expected = Parameters.version(ifMatch, expectedVersion);
    return answers.answer(
        granted.caller(),
        request,
        form,
        200,
        () -> {
          commands.send(
              new ChangePolicy(
                  granted.id(),
                  models.pinned(granted.caller(), form.policy(flows), now(granted)),
                  expected == null ? null : Math.toIntExact(expected)),
              granted.person());
          long position = answers.position();
          return view(granted.caller(), entry(granted.id()), position);
        });
  }

  @GetMapping("/{project}/members")
  ItemList<MemberEntry> members(
      ProjectAccess granted,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    int length = parameters.limit(limit);
    AsOf asOf = views.now();
    List<MemberEntry> found = lookup.members(granted.id(), Parameters.after(after), length + 1);
    return ItemList.of(found, length, member -> member.user().value(), asOf);
  }

  /** Names of people who could be added. */
  record Suggestions(List<String> names) {}

  @Operation(description = "At most 20 names that start so, of people who are not in the project.")
  @GetMapping("/{project}/member-suggestions")
  Suggestions suggestions(ProjectAccess granted, @RequestParam(defaultValue = "") String name) {
    if (name.length() > LONGEST_NAME || !Texts.storable(name)) {
      throw RequestRefused.parameter(
          "name", "Expected the beginning of a name, of at most " + LONGEST_NAME + " characters");
    }
    return new Suggestions(people.toJoin(granted.id(), name));
  }

  @PutMapping("/{project}/members/{user}")
  ResponseEntity<IdempotentResponse<MemberView>> changeMember(
      ProjectAccess granted,
      HttpServletRequest request,
      @PathVariable String user,
      @RequestBody RolesForm form) {
    var person = people.require(user);
    var answer =
        answers.answer(
            granted.caller(),
            request,
            form,
            200,
            () -> {
              Set<Role> roles = EnumSet.noneOf(Role.class);
              roles.addAll(form.roles());
              commands.send(
                  new ChangeMemberRoles(
                      granted.id(), person.id(), roles, granted.person(), granted.roles()),
                  granted.person());
              return new MemberView(person.id(), person.name(), roles, answers.position());
            });
    handover.of(person.id(), granted.person());
    return answer;
  }

  private Policy now(ProjectAccess granted) {
    return policies.policy(granted.id(), entry(granted.id()).policyVersion());
  }

  private ProjectEntry entry(ProjectId id) {
    return lookup
        .project(id.value())
        .orElseThrow(
            () -> new CommandRefused(Refusal.PROJECT_NOT_FOUND, "There is no project " + id));
  }

  private ProjectItem item(Caller caller, ProjectEntry project) {
    return new ProjectItem(
        project.id(),
        project.name(),
        project.mediaType(),
        project.policyVersion(),
        project.createdAt(),
        project.archivedAt(),
        access.roles(caller, project.id()));
  }

  private ProjectView view(Caller caller, ProjectEntry project, long position) {
    return view(caller, project, project.policyVersion(), position);
  }

  private ProjectView view(Caller caller, ProjectEntry project, int version, long position) {
    Policy policy = policies.policy(project.id(), version);
    return new ProjectView(
        project.id(),
        project.name(),
        project.mediaType(),
        version,
        policy.ontology(),
        policy.preLabel(),
        policy.review(),
        policy.sla(),
        policy.instructions(),
        policy.quality(),
        project.createdAt(),
        project.archivedAt(),
        access.roles(caller, project.id()),
        views.now().asOf(),
        position);
  }
}
