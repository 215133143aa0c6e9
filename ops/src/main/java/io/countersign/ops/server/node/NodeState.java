package io.countersign.ops.server.node;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Whether this node takes work: not yet, or no more. */
@Component
public final class NodeState {
  private volatile Phase phase = Phase.STARTING;

  /** The life of a node; there is no way back. */
  public enum Phase {
    STARTING,
    READY,
    STOPPING
  }

  public Phase phase() {
    return phase;
  }

  public boolean stopping() {
    return phase == Phase.STOPPING;
  }

  /** Takes no new work from now on, and goes on with what is under way. */
  public void stop() {
    phase = Phase.STOPPING;
  }

  @EventListener
  void ready(ApplicationReadyEvent started) {
    phase = Phase.READY;
  }

  /** Known to everybody before the first of them is stopped. */
  @EventListener
  @Order(Ordered.HIGHEST_PRECEDENCE)
  void closing(ContextClosedEvent closing) {
    stop();
  }
}
