package io.countersign.ops.server.views;

import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.answers.ReadYourWrites;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import io.countersign.ops.server.security.access.Permission;
import io.countersign.ops.server.security.access.ProjectAccess;
import io.countersign.projections.dashboard.Dashboard;
import io.countersign.projections.dashboard.DashboardOf;
import io.countersign.projections.model.Models;
import io.countersign.projections.model.ModelsOf;
import io.countersign.projections.prelabel.PreLabels;
import io.countersign.projections.prelabel.PreLabelsOf;
import io.countersign.projections.sla.Sla;
import io.countersign.projections.sla.SlaOf;
import io.countersign.projections.sla.SlaOfAll;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures about the work. */
@RestController
@RequestMapping("/api/v1")
final class ViewController {
  private static final int MOST_PROJECTS = 200;

  private final ReadYourWrites views;
  private final Access access;

  ViewController(ReadYourWrites views, Access access) {
    this.views = views;
    this.access = access;
  }

  @GetMapping("/projects/{project}/dashboard")
  Dashboard dashboard(
      ProjectAccess granted,
      @RequestParam(defaultValue = "14") int days,
      @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(new DashboardOf(granted.id(), Parameters.days(days)), atLeast);
  }

  @GetMapping("/projects/{project}/sla")
  Sla sla(ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(new SlaOf(granted.id()), atLeast);
  }

  @GetMapping("/projects/{project}/models")
  Models models(ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(new ModelsOf(granted.id()), atLeast);
  }

  /** Under the policy that rows get now. */
  @GetMapping("/projects/{project}/pre-labels")
  PreLabels preLabels(
      ProjectAccess granted, @RequestParam(required = false) @Nullable Long atLeast) {
    return views.ask(new PreLabelsOf(granted.id(), granted.project().policyVersion()), atLeast);
  }

  /** All projects for those who run the installation; else one view for each that one oversees. */
  @GetMapping("/sla")
  Sla sla(Caller caller, @RequestParam(required = false) @Nullable Long atLeast) {
    views.await(atLeast);
    if (caller.runsInstallation()) {
      return views.ask(new SlaOfAll());
    }
    List<Sla> overseen =
        access.joined(caller, "", MOST_PROJECTS).stream()
            .filter(project -> project.archivedAt() == null)
            .filter(
                project ->
                    !Collections.disjoint(
                        access.roles(caller, project.id()), Permission.OVERSEE.roles()))
            .map(project -> views.ask(new SlaOf(project.id())))
            .toList();
    return SlaSum.of(overseen);
  }
}
