package io.countersign.bench.trial.child;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.modelrunner.Models;
import io.countersign.modelrunner.bundle.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/**
 * Changes bundles and has them checked as an upload is, from one number on. It says of each what
 * became of it, so that whoever started it knows which one ended it.
 */
final class Mutants {
  /** Said of a mutant that differs from what its manifest says, and was taken. */
  static final String ACCEPTED = "accepted";

  /** Said of one whose manifest was made to fit, which nobody can tell from a bundle. */
  static final String FITTED = "fitted";

  static final String REFUSED = "refused";

  /** Said of one that was neither taken nor refused. */
  static final String FAULT = "fault";

  private static final int MOST_CHANGES = 8;

  private final Path original;
  private final Path folder;
  private final long seed;

  private Mutants(Path original, Path folder, long seed) {
    this.original = original;
    this.folder = folder;
    this.seed = seed;
  }

  /** Arguments: the original's folder, one to work in, the seed, the first number, and the end. */
  public static void main(String... arguments) throws IOException {
    Mutants mutants =
        new Mutants(Path.of(arguments[0]), Path.of(arguments[1]), Long.parseLong(arguments[2]));
    int end = Integer.parseInt(arguments[4]);
    try (Models models = new Models(1, 1)) {
      for (int number = Integer.parseInt(arguments[3]); number < end; number++) {
        System.out.println(number + " " + mutants.check(models, number));
      }
    }
  }

  private String check(Models models, int number) throws IOException {
    Random random = new Random(seed * 1_000_003 + number);
    boolean fitted = random.nextInt(2) == 0;
    mutate(random, fitted);
    try {
      models.verify(Bundle.open(folder));
      return fitted ? FITTED : ACCEPTED;
    } catch (CommandRefused refused) {
      return REFUSED;
    } catch (RuntimeException | Error fault) {
      return FAULT + " " + fault;
    }
  }

  private void mutate(Random random, boolean fitted) throws IOException {
    List<String> names = List.of(Bundle.MODEL, Bundle.MANIFEST);
    for (String name : names) {
      Files.write(folder.resolve(name), Files.readAllBytes(original.resolve(name)));
    }
    byte[] model = changed(Files.readAllBytes(original.resolve(Bundle.MODEL)), random);
    Files.write(folder.resolve(Bundle.MODEL), model);
    if (fitted) {
      String manifest = Files.readString(original.resolve(Bundle.MANIFEST));
      String was = sha256(Files.readAllBytes(original.resolve(Bundle.MODEL)));
      Files.writeString(folder.resolve(Bundle.MANIFEST), manifest.replace(was, sha256(model)));
    } else if (random.nextInt(4) == 0) {
      byte[] manifest =
          Files.readString(original.resolve(Bundle.MANIFEST)).getBytes(StandardCharsets.UTF_8);
      Files.write(folder.resolve(Bundle.MANIFEST), changed(manifest, random));
    }
  }

  /** Bytes changed, left out, put in, repeated or cut off: never the same as before. */
  private static byte[] changed(byte[] content, Random random) {
    byte[] result = content.clone();
    for (int change = 1 + random.nextInt(MOST_CHANGES); change > 0; change--) {
      int at = random.nextInt(result.length);
      switch (random.nextInt(5)) {
        case 0 -> result[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> result[at] = (byte) random.nextInt(256);
        case 2 ->
            result = spliced(result, at, Math.min(at + 1 + random.nextInt(16), result.length), 0);
        case 3 -> result = spliced(result, at, at, 1 + random.nextInt(16));
        default -> result = random.nextInt(8) == 0 ? Arrays.copyOf(result, at + 1) : result;
      }
    }
    return Arrays.equals(result, content) ? spliced(result, 0, 0, 1) : result;
  }

  private static byte[] spliced(byte[] content, int from, int to, int inserted) {
    byte[] result = new byte[content.length - (to - from) + inserted];
    System.arraycopy(content, 0, result, 0, from);
    System.arraycopy(content, to, result, from + inserted, content.length - to);
    return result.length == 0 ? new byte[1] : result;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
