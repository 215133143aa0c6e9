package io.countersign.ops.demo;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Chance that can be repeated: each throw depends on the seed and on what it decides, never on
 * which thread came first.
 */
record Dice(long seed) {
  private static final int MANTISSA_BITS = 53;

  /** A number in [0, 1) for this question. */
  double thrown(String question, String key, String stage, int round) {
    String about = seed + "|" + question + "|" + key + "|" + stage + "|" + round;
    byte[] hash = sha256().digest(about.getBytes(StandardCharsets.UTF_8));
    long bits = ByteBuffer.wrap(hash).getLong() >>> (Long.SIZE - MANTISSA_BITS);
    return bits * 0x1.0p-53;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
