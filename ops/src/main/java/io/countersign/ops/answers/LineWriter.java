package io.countersign.ops.answers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Streams one JSON object a line. Whatever breaks on the way breaks the connection, too: nobody
 * takes a half for the whole.
 */
@Component
public final class LineWriter {
  public static final String MEDIA_TYPE = "application/x-ndjson";
  private static final int BUFFER = 64 << 10;

  private final ObjectWriter json;

  LineWriter(JsonMapper json) {
    this.json = json.writer();
  }

  /** Takes one object after the other. */
  public interface Sink {
    void accept(Object line);
  }

  /** Gives the objects. */
  public interface Source {
    void writeTo(Sink sink);
  }

  public void write(HttpServletResponse response, Source source) throws IOException {
    response.setContentType(MEDIA_TYPE);
    OutputStream body = new BufferedOutputStream(response.getOutputStream(), BUFFER);
    boolean whole = false;
    try {
      source.writeTo(line -> writeLine(body, line));
      body.flush();
      whole = true;
    } finally {
      if (!whole && !response.isCommitted()) {
        response.reset();
      }
    }
  }

  private void writeLine(OutputStream body, Object line) {
    try {
      body.write(json.writeValueAsBytes(line));
      body.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
