package io.countersign.ops.wiring;

import io.countersign.processes.Background;
import io.countersign.projections.ProjectionRunner;
import java.util.List;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts what this node's roles ask for, and stops it before anything that it works with. */
@Component
final class BackgroundWork implements SmartLifecycle {
  private final NodeRoles roles;
  private final List<Background> workers;
  private final ProjectionRunner projections;
  private volatile boolean running;

  BackgroundWork(NodeRoles roles, List<Background> workers, ProjectionRunner projections) {
    this.roles = roles;
    this.workers = workers;
    this.projections = projections;
  }

  @Override
  public void start() {
    running = true;
    if (roles.has(NodeRole.WORKER)) {
      workers.forEach(Background::start);
    }
    if (roles.has(NodeRole.PROJECTOR)) {
      projections.start();
    }
  }

  @Override
  public void stop() {
    running = false;
    workers.forEach(Background::close);
    projections.close();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
