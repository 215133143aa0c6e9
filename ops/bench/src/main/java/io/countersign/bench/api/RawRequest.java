package io.countersign.bench.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request as it goes over the wire.
 *
 * @param head request line and headers, with the empty line that ends them
 * @param body as it is sent, chunk sizes and all
 * @param cutOff whether the connection ends after it, in the middle of what was promised
 * @param slow whether it trickles in
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record RawRequest(byte[] head, byte[] body, boolean cutOff, boolean slow) {
  private static final int SHOWN = 2_000;
  private static final byte[] HEAD = {'H', 'E', 'A', 'D', ' '};

  public static RawRequest of(String head, byte[] body) {
    return new RawRequest(head.getBytes(StandardCharsets.ISO_8859_1), body, false, false);
  }

  public RawRequest thatIsCutOff() {
    return new RawRequest(head, body, true, slow);
  }

  public RawRequest thatIsSlow() {
    return new RawRequest(head, body, cutOff, true);
  }

  /** Whether its answer has no body. */
  public boolean isHead() {
    return head.length > HEAD.length && Arrays.mismatch(HEAD, head) == HEAD.length;
  }

  /** For whoever looks for a fault. */
  public String shown() {
    String text =
        new String(head, StandardCharsets.ISO_8859_1) + new String(body, StandardCharsets.UTF_8);
    String start = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return start.replaceAll("Bearer [A-Za-z0-9_-]+", "Bearer …");
  }
}
