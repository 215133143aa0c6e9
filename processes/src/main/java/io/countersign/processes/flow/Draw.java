package io.countersign.processes.flow;

import io.countersign.engine.datarow.DataRowId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Draws a share of the data rows, always the same ones: there is no chance in it. */
final class Draw {
  private static final double RANGE = 0x1p53;

  private Draw() {}

  /**
   * Whether the row is drawn.
   *
   * @param purpose what it is drawn for; draws for different purposes are independent
   * @param share in [0, 1]
   */
  static boolean draws(DataRowId dataRowId, String purpose, double share) {
    byte[] hash = sha256(dataRowId + "\n" + purpose);
    long bits = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      bits = bits << Byte.SIZE | (hash[i] & 0xff);
    }
    return (bits >>> 11) / RANGE < share;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected every Java to have SHA-256", e);
    }
  }
}
