package io.countersign.ops.server.answers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Streams a body. Whatever breaks on the way breaks the connection, too: nobody takes a half for
 * the whole.
 */
public final class StreamedBody {
  private static final int BUFFER = 64 << 10;

  private StreamedBody() {}

  /** Writes the whole of a body. */
  public interface Writing {
    void writeTo(OutputStream body) throws IOException;
  }

  /** Sends what {@code writing} writes, as it comes. */
  public static void send(HttpServletResponse response, String mediaType, Writing writing)
      throws IOException {
    response.setContentType(mediaType);
    OutputStream body = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    boolean whole = false;
    try {
      writing.writeTo(body);
      body.flush();
      whole = true;
    } finally {
      if (!whole && !response.isCommitted()) {
        response.reset();
      }
    }
  }
}
