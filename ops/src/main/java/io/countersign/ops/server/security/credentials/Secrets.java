package io.countersign.ops.server.security.credentials;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * Random texts that prove something. Only their SHA-256 is stored: they are so long that a slow
 * hash would add nothing.
 */
final class Secrets {
  static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** A text of {@code bytes} random bytes, fit for headers and cookies. */
  String text(int bytes) {
    byte[] noise = new byte[bytes];
    random.nextBytes(noise);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(noise);
  }

  static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
