package io.countersign.ops.stores.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One client's attempt to show that it knows the secret: two messages and their answers. */
final class ScramExchange {
  private static final int NONCE_BYTES = 24;

  /** No channel binding, in base 64. */
  private static final String HEADER = "n,,";

  private final Secret secret;
  private String clientFirst = "";
  private String serverFirst = "";
  private String nonce = "";

  ScramExchange(Secret secret) {
    this.secret = secret;
  }

  /** The client cannot be let in. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("Authentication failed", null, false, false);
    }
  }

  /** Answers {@code n,,n=USER,r=NONCE}. */
  byte[] first(byte[] message) throws Refused {
    String text = text(message);
    String start = HEADER + "n=" + Secret.USER + ",r=";
    if (!text.startsWith(start) || text.length() == start.length()) {
      throw new Refused();
    }
    clientFirst = text.substring(HEADER.length());
    nonce =
        text.substring(start.length())
            + Base64.getEncoder().encodeToString(Secret.randomBytes(NONCE_BYTES));
    serverFirst = "r=" + nonce + "," + secret.challenge();
    return bytes(serverFirst);
  }

  /** Answers {@code c=biws,r=NONCE,p=PROOF}, after the first. */
  byte[] last(byte[] message) throws Refused {
    String text = text(message);
    String start = "c=" + Base64.getEncoder().encodeToString(bytes(HEADER)) + ",r=" + nonce;
    if (nonce.isEmpty() || !text.startsWith(start + ",p=")) {
      throw new Refused();
    }
    String exchange = clientFirst + "," + serverFirst + "," + start;
    if (!secret.isProven(exchange, proof(text.substring(start.length() + ",p=".length())))) {
      throw new Refused();
    }
    return bytes(secret.signature(exchange));
  }

  private static byte[] proof(String base64) throws Refused {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Refused();
    }
  }

  private static String text(byte[] message) {
    return new String(message, StandardCharsets.UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
