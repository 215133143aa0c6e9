package io.countersign.bench.hostile;

import io.countersign.bench.api.Operation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bodies with something wrong in them, of every kind that the server reads. */
final class Bodies {
  private static final int UNTOUCHED = 10;
  private static final int HUGE = 1_200_000;
  private static final String BOUNDARY = "a-boundary";
  private static final List<String> FILES =
      List.of(
          "a.txt",
          "b.png",
          "c.ndjson",
          "d.csv",
          "../../" + Nasty.CANARY,
          "",
          "x.exe",
          "e.TXT",
          "f.json",
          "g.csv.gz",
          "h.tsv");

  private final byte[] bundle;

  /**
   * @param bundle a model that would be taken
   */
  Bodies(byte[] bundle) {
    this.bundle = bundle;
  }

  /** A body and what it calls itself. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Body(String mediaType, byte[] bytes) {}

  Body of(Operation operation, Random random) {
    if (operation.call().equals("POST /models")) {
      return new Body("application/zip", zip(random));
    }
    if (operation.call().equals("POST /projects/{project}/batches")
        || operation.call().equals("POST /projects/{project}/imports/preview")) {
      return rows(random);
    }
    return json(operation, random);
  }

  private static Body json(Operation operation, Random random) {
    JsonNode seed = Seeds.json(operation, random);
    String text =
        switch (random.nextInt(UNTOUCHED)) {
          case 0 -> seed.toString();
          case 1 -> new Nasty(random).raw();
          default -> JsonMutation.of(seed, random);
        };
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (random.nextInt(6) == 0) {
      bytes = ByteMutation.of(bytes, random);
    } else if (random.nextInt(400) == 0) {
      bytes = ("{\"name\":\"" + "x".repeat(HUGE) + "\"}").getBytes(StandardCharsets.UTF_8);
    } else if (random.nextInt(60) == 0) {
      bytes = text.getBytes(StandardCharsets.UTF_16);
    }
    return new Body("application/json", bytes);
  }

  private byte[] zip(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> Archives.named(random);
      case 1 -> Archives.link();
      case 2 -> Archives.twice();
      case 3 -> ByteMutation.of(Archives.named(random), random);
      default -> ByteMutation.of(bundle, random);
    };
  }

  private Body rows(Random random) {
    return switch (random.nextInt(8)) {
      case 0 -> new Body("text/csv", wrong(Seeds.csv(random), random));
      case 3 -> new Body("application/json", wrong(Seeds.array(random), random));
      case 4 -> new Body("application/gzip", wrong(packed(random), random));
      case 1 -> multipart(random);
      case 2 -> new Body("application/x-ndjson", wrong(lines(random), random));
      default -> new Body("application/x-ndjson", lines(random));
    };
  }

  private static byte[] packed(Random random) {
    byte[] rows = random.nextBoolean() ? Seeds.csv(random) : Seeds.array(random);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(wrong(rows, random));
    } catch (IOException e) {
      throw new UncheckedIOException("all of it is in memory", e);
    }
    return packed.toByteArray();
  }

  private static byte[] wrong(byte[] bytes, Random random) {
    return random.nextInt(UNTOUCHED) == 0 ? bytes : ByteMutation.of(bytes, random);
  }

  private static byte[] lines(Random random) {
    StringBuilder lines = new StringBuilder();
    for (int i = random.nextInt(4); i >= 0; i--) {
      String line = random.nextInt(4) == 0 ? imageLine(random) : Seeds.line(random);
      boolean right = random.nextInt(3) == 0;
      lines.append(right ? line : JsonMutation.of(JsonMapper.shared().readTree(line), random));
      lines.append(random.nextInt(12) == 0 ? "\r\n\n" : "\n");
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String imageLine(Random random) {
    byte[] image =
        switch (random.nextInt(6)) {
          case 0 -> Images.honest(random.nextInt(256));
          case 1 -> Images.lying(random.nextInt(), random.nextInt());
          case 2, 3 -> ByteMutation.of(Images.ofOtherKind(random.nextInt()), random);
          default -> ByteMutation.of(Images.honest(1), random);
        };
    return "{\"key\":\"i-%d\",\"image\":\"%s\"}".formatted(random.nextInt(), Images.dataUri(image));
  }

  private static Body multipart(Random random) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int i = random.nextInt(3); i >= 0; i--) {
      String name = FILES.get(random.nextInt(FILES.size()));
      body.writeBytes(
          "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
              .formatted(BOUNDARY, name)
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(file(name, random));
      body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
    byte[] bytes = body.toByteArray();
    return new Body(
        "multipart/form-data; boundary=" + BOUNDARY,
        random.nextInt(3) == 0 ? ByteMutation.of(bytes, random) : bytes);
  }

  private static byte[] file(String name, Random random) {
    byte[] content =
        switch (name) {
          case "b.png" -> Images.honest(random.nextInt(256));
          case "c.ndjson" -> lines(random);
          case "d.csv", "h.tsv" -> Seeds.csv(random);
          case "f.json" -> Seeds.array(random);
          case "g.csv.gz" -> packed(random);
          default -> new Nasty(random).text().getBytes(StandardCharsets.UTF_8);
        };
    return wrong(content, random);
  }
}
