package io.countersign.ops.server.imports.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.ops.contract.problem.RequestRefused;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.io.input.BrokenInputStream;
import org.junit.jupiter.api.Test;

class RatioGuardTest {
  private static final int RATIO = 10;

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(content);
    }
    return packed.toByteArray();
  }

  private static byte[] unpacked(InputStream body) throws IOException {
    return RatioGuard.gunzip(body, RATIO).readAllBytes();
  }

  private static void requireRefused(byte[] body, String code) {
    assertThatThrownBy(() -> unpacked(new ByteArrayInputStream(body)))
        .isInstanceOfSatisfying(
            RequestRefused.class, refused -> assertThat(refused.code()).hasToString(code));
  }

  @Test
  void unpacksOneMemberAfterTheOther() throws IOException {
    byte[] half = packed("half".getBytes(StandardCharsets.UTF_8));
    InputStream both =
        new SequenceInputStream(new ByteArrayInputStream(half), new ByteArrayInputStream(half));

    assertThat(unpacked(both)).asString(StandardCharsets.UTF_8).isEqualTo("halfhalf");
  }

  @Test
  void refusesWhatUnpacksToFarTooMuchButNotWhatIsSmall() throws IOException {
    assertThat(unpacked(new ByteArrayInputStream(packed(new byte[1 << 20])))).hasSize(1 << 20);
    requireRefused(packed(new byte[2 << 20]), "TOO_LARGE");
  }

  @Test
  void refusesWhatIsNoneAndWhatBreaksOff() throws IOException {
    byte[] whole = packed("a text that is packed".getBytes(StandardCharsets.UTF_8));
    byte[] changed = whole.clone();
    changed[14] ^= 0x55;
    requireRefused("not packed".getBytes(StandardCharsets.UTF_8), "GZIP_MALFORMED");
    requireRefused(new byte[0], "GZIP_MALFORMED");
    requireRefused(Arrays.copyOf(whole, whole.length / 2), "GZIP_MALFORMED");
    requireRefused(changed, "GZIP_MALFORMED");
  }

  @Test
  void aConnectionThatBreaksIsNoFaultOfTheBody() throws IOException {
    byte[] whole = packed("a text that is packed".getBytes(StandardCharsets.UTF_8));
    EOFException lost = new EOFException("lost");
    for (int received : new int[] {0, whole.length / 2}) {
      InputStream body =
          new SequenceInputStream(
              new ByteArrayInputStream(whole, 0, received), new BrokenInputStream(() -> lost));

      assertThatThrownBy(() -> unpacked(body)).isInstanceOf(IOException.class).hasMessage("lost");
    }
  }
}
