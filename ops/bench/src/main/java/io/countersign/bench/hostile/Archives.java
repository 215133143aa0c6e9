package io.countersign.bench.hostile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;

/** Whatever calls itself a zip. */
public final class Archives {
  private static final int MEGABYTE = 1 << 20;
  private static final List<String> PATHS =
      List.of(
          "../" + Nasty.CANARY,
          "../../../../../../../../tmp/" + Nasty.CANARY,
          "/tmp/" + Nasty.CANARY,
          "/" + Nasty.CANARY,
          "a/../../" + Nasty.CANARY,
          "..\\..\\" + Nasty.CANARY,
          "C:\\" + Nasty.CANARY,
          "./model.onnx",
          "model.onnx/",
          "model.onnx\u0000.txt",
          "MODEL.ONNX",
          "",
          ".",
          "..",
          "x".repeat(3_000));

  private Archives() {}

  /** A zip whose entries are named by somebody who wants out. */
  static byte[] named(Random random) {
    List<String> names = new ArrayList<>(List.of("bundle.yaml"));
    for (int i = random.nextInt(4); i >= 0; i--) {
      names.add(PATHS.get(random.nextInt(PATHS.size())));
    }
    return zip(names, "name: x".getBytes(StandardCharsets.UTF_8));
  }

  /** A zip of entries with these names, the same content in each. */
  public static byte[] zip(List<String> names, byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int number = 0;
      for (String name : names) {
        // A name that is there twice is refused by the writer, so it is told apart and put right.
        ZipEntry entry = new ZipEntry(name.isEmpty() ? "empty" + number++ : name);
        try {
          zip.putNextEntry(entry);
          zip.write(content);
        } catch (ZipException twice) {
          // Left out: the same name once more is made by changing bytes.
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A zip whose one entry is a link that leads out, as Unix tools store one. */
  public static byte[] link() {
    byte[] zip = zip(List.of("model.onnx"), "/etc/passwd".getBytes(StandardCharsets.UTF_8));
    int directory = lastIndexOf(zip, new byte[] {'P', 'K', 1, 2});
    zip[directory + 5] = 3;
    zip[directory + 40] = (byte) 0xFF;
    zip[directory + 41] = (byte) 0xA1;
    return zip;
  }

  /** A zip with two entries of one name. */
  public static byte[] twice() {
    byte[] zip = zip(List.of("bundle.yaml", "bundle.yamL"), new byte[] {1});
    for (int i = 0; i + 11 <= zip.length; i++) {
      if (new String(zip, i, 11, StandardCharsets.ISO_8859_1).equals("bundle.yamL")) {
        zip[i + 10] = 'l';
      }
    }
    return zip;
  }

  /** A zip with one entry that unpacks to so many megabytes. */
  public static byte[] bomb(int megabytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry("model.onnx"));
      byte[] nothing = new byte[MEGABYTE];
      for (int i = 0; i < megabytes; i++) {
        zip.write(nothing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Packed with gzip. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static int lastIndexOf(byte[] bytes, byte[] wanted) {
    int at = bytes.length - wanted.length;
    while (Arrays.mismatch(Arrays.copyOfRange(bytes, at, at + wanted.length), wanted) >= 0) {
      at--;
    }
    return at;
  }
}
