package io.countersign.ops.server.connections;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Watches over the body of each request: what nobody has read when the answer is there is not
 * waited for, and the connection ends.
 */
final class BodyValve extends ValveBase {
  BodyValve() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (!(request.getCoyoteRequest().getInputBuffer() instanceof GuardedProcessor.Body body)) {
      getNext().invoke(request, response);
      return;
    }
    body.begin(InetAddresses.network(request.getRemoteAddr()));
    try {
      getNext().invoke(request, response);
      if (!request.isAsync() && !body.isRead()) {
        response.finishResponse();
        body.passOverOrClose();
      }
    } finally {
      body.end();
    }
  }
}
