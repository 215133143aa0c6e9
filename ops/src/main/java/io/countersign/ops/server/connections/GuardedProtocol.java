package io.countersign.ops.server.connections;

import io.countersign.ops.server.limits.Limits;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/**
 * HTTP that waits for slow clients with bounded patience. Made by the web server, by its name; told
 * its limits before it starts.
 */
public final class GuardedProtocol extends Http11NioProtocol {
  private @Nullable Limits limits;
  private @Nullable BodyPlaces places;

  /** For the web server. */
  public GuardedProtocol() {
    super(new GuardedEndpoint());
  }

  void guard(Limits limits, BodyPlaces places, Networks trusted) {
    this.limits = limits;
    this.places = places;
    ((GuardedEndpoint) getEndpoint()).limit(limits.addressConnections(), trusted);
  }

  @Override
  protected Processor createProcessor() {
    if (limits == null || places == null) {
      throw new IllegalStateException("Expected limits before the first connection");
    }
    Pace pace = new Pace(limits.bodyPause(), limits.bodyRate().toBytes());
    return new GuardedProcessor(this, getAdapter(), pace, places);
  }
}
