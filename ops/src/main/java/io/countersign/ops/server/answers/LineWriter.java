package io.countersign.ops.server.answers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Streams one JSON object a line. */
@Component
public final class LineWriter {
  public static final String MEDIA_TYPE = "application/x-ndjson";

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
    StreamedBody.send(response, MEDIA_TYPE, body -> source.writeTo(line -> writeLine(body, line)));
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
