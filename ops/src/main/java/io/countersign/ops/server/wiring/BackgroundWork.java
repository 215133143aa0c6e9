package io.countersign.ops.server.wiring;

import io.countersign.engine.background.BackgroundLoop;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.node.NodeRole;
import io.countersign.ops.server.node.NodeRoles;
import io.countersign.projections.ProjectionRunner;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts what this node's roles ask for, and stops it before anything that it works with: at a
 * boundary, while the requests in flight end too, and with its leases given back.
 */
@Component
final class BackgroundWork implements SmartLifecycle {
  private final NodeRoles roles;
  private final List<BackgroundLoop> workers;
  private final ProjectionRunner projections;
  private final Duration patience;
  private volatile boolean running;

  BackgroundWork(
      NodeRoles roles, List<BackgroundLoop> workers, ProjectionRunner projections, Limits limits) {
    this.roles = roles;
    this.workers = workers;
    this.projections = projections;
    this.patience = limits.stop();
  }

  @Override
  public void start() {
    running = true;
    if (roles.has(NodeRole.WORKER)) {
      workers.forEach(BackgroundLoop::start);
    }
    if (roles.has(NodeRole.PROJECTOR)) {
      projections.start();
    }
  }

  @Override
  public void stop(Runnable stopped) {
    Thread stopping =
        new Thread(
            () -> {
              try {
                stop();
              } finally {
                stopped.run();
              }
            },
            "background-stop");
    stopping.setDaemon(true);
    stopping.start();
  }

  @Override
  public void stop() {
    running = false;
    long deadline = System.nanoTime() + patience.toNanos();
    workers.forEach(BackgroundLoop::end);
    projections.close();
    workers.forEach(
        worker -> worker.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))));
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public int getPhase() {
    return WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE;
  }
}
