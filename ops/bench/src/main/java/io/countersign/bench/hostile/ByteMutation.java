package io.countersign.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;

/** Changes bytes without knowing what they mean. */
final class ByteMutation {
  private static final byte[][] PIECES = {
    {0},
    {(byte) 0xFF, (byte) 0xFE},
    {(byte) 0xC0, (byte) 0x80},
    {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
    {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80},
    {'\r'},
    {'\n'},
    {'"'},
    {','},
    {'{'},
    {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}
  };

  private ByteMutation() {}

  static byte[] of(byte[] bytes, Random random) {
    byte[] changed = bytes;
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      changed = once(changed, random);
    }
    return changed;
  }

  private static byte[] once(byte[] bytes, Random random) {
    int at = random.nextInt(bytes.length + 1);
    int length = Math.min(1 + random.nextInt(16), bytes.length - at);
    return switch (random.nextInt(6)) {
      case 0 -> Arrays.copyOf(bytes, at);
      case 1 -> joined(bytes, at, PIECES[random.nextInt(PIECES.length)], at);
      case 2 -> joined(bytes, at, new byte[0], at + length);
      case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + length), at);
      case 4 -> flipped(bytes, at, random);
      default -> joined(bytes, at, noise(random), at + length);
    };
  }

  private static byte[] noise(Random random) {
    byte[] noise = new byte[1 + random.nextInt(8)];
    random.nextBytes(noise);
    return noise;
  }

  private static byte[] flipped(byte[] bytes, int at, Random random) {
    byte[] flipped = bytes.clone();
    if (at < bytes.length) {
      flipped[at] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private static byte[] joined(byte[] bytes, int until, byte[] middle, int from) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.write(bytes, 0, until);
    joined.writeBytes(middle);
    joined.write(bytes, from, bytes.length - from);
    return joined.toByteArray();
  }
}
