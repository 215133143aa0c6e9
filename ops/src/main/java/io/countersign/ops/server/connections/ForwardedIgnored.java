package io.countersign.ops.server.connections;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says once that a proxy's word for an address counts for nothing, as none is trusted. */
final class ForwardedIgnored extends ValveBase {
  private static final Logger LOG = LoggerFactory.getLogger(ForwardedIgnored.class);

  private final AtomicBoolean said = new AtomicBoolean();

  ForwardedIgnored() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (!said.get()
        && request.getHeader("X-Forwarded-For") != null
        && said.compareAndSet(false, true)) {
      LOG.warn(
          "X-Forwarded-For of {} is ignored; if that is a proxy of yours, set"
              + " countersign.trusted-proxies",
          request.getRemoteAddr());
    }
    getNext().invoke(request, response);
  }
}
