package io.countersign.processes.camunda;

import io.countersign.engine.project.ProjectId;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.jspecify.annotations.Nullable;

/** Each project is a tenant of the engine: what waits for a model is fetched by project. */
final class ProjectTenants implements TenantIdProvider {
  private final ThreadLocal<@Nullable ProjectId> starting = new ThreadLocal<>();

  /** Does {@code start}, which begins a process of a row of this project. */
  <R> R during(ProjectId project, Supplier<R> start) {
    starting.set(project);
    try {
      return start.get();
    } finally {
      starting.remove();
    }
  }

  @Override
  public @Nullable String provideTenantIdForProcessInstance(
      TenantIdProviderProcessInstanceContext context) {
    ProjectId project = starting.get();
    return project == null ? null : project.value();
  }

  @Override
  public @Nullable String provideTenantIdForCaseInstance(
      TenantIdProviderCaseInstanceContext context) {
    return null;
  }

  @Override
  public @Nullable String provideTenantIdForHistoricDecisionInstance(
      TenantIdProviderHistoricDecisionInstanceContext context) {
    return null;
  }
}
