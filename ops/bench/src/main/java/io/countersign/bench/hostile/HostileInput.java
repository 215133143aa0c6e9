package io.countersign.bench.hostile;

import io.countersign.bench.api.Operation;
import io.countersign.bench.api.RawRequest;
import io.countersign.bench.hostile.Bodies.Body;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes the inputs: one is drawn from the seed and its number alone. */
final class HostileInput {
  private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");
  private static final List<String> MEDIA_TYPES =
      List.of(
          "application/json",
          "text/plain",
          "application/xml",
          "application/x-www-form-urlencoded",
          "multipart/form-data",
          "text/csv",
          "application/x-ndjson",
          "application/gzip",
          "application/zip",
          "*/*",
          "x",
          "application/json;charset=utf-16",
          "",
          "application/problem+json");
  private static final List<String> HEADERS =
      List.of(
          "If-Match",
          "Idempotency-Key",
          "Range",
          "Accept",
          "Content-Encoding",
          "If-None-Match",
          "Accept-Encoding",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "Cookie",
          "Last-Event-ID",
          "X-HTTP-Method-Override",
          "Sec-Fetch-Site",
          "Accept-Language",
          "Expect",
          "Origin");
  private static final List<String> HEADER_VALUES =
      List.of(
          "*",
          "\"5\"",
          "W/\"3\"",
          "\"99999999999999999999\"",
          "-1",
          "bytes=0-",
          "bytes=5-2,-1",
          "bytes=0-18446744073709551616",
          "gzip",
          "deflate",
          "br, gzip;q=0",
          "identity",
          "text/html",
          "application/xml",
          "image/*;q=2",
          "a/b/c",
          "k",
          "cross-site",
          "100-continue",
          "nonsense",
          "DELETE",
          "COUNTERSIGN_SESSION=x; XSRF-TOKEN=y",
          "x".repeat(250),
          "de-DE,*;q=0.0001",
          "1.2.3.4, 127.0.0.1",
          "\u00e4\u00f6",
          "a\u0001b",
          "http://192.0.2.1/");
  private static final List<String> METHODS =
      List.of(
          "GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "PROPFIND", "get");

  private final Scene scene;
  private final Bodies bodies;
  private final List<Operation> operations;

  HostileInput(Scene scene, Bodies bodies) {
    this.scene = scene;
    this.bodies = bodies;
    this.operations = scene.operations();
  }

  /**
   * The input with one number.
   *
   * @param random drawn from, and from nothing else
   */
  RawRequest make(Random random) {
    Operation operation = operations.get(random.nextInt(operations.size()));
    String method = random.nextInt(60) == 0 ? one(METHODS, random) : operation.method();
    String target = path(operation, random) + query(operation, random);
    boolean hasBody = operation.method().equals("POST") || operation.method().equals("PUT");
    Body body = hasBody ? bodies.of(operation, random) : null;
    StringBuilder head =
        new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
    authorize(head, operation, random);
    headers(head, random);
    if (body == null) {
      return RawRequest.of(head + "\r\n", new byte[0]);
    }
    String type = random.nextInt(25) == 0 ? one(MEDIA_TYPES, random) : body.mediaType();
    head.append("Content-Type: ").append(type).append("\r\n");
    return withBody(head, body.bytes(), random);
  }

  private static String one(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private String path(Operation operation, Random random) {
    Matcher variable = VARIABLE.matcher(operation.path());
    StringBuilder path = new StringBuilder();
    while (variable.find()) {
      String value =
          random.nextInt(8) == 0
              ? encoded(new Nasty(random).text(), random)
              : scene.id(variable.group(1), random);
      variable.appendReplacement(path, Matcher.quoteReplacement(value));
    }
    return variable.appendTail(path).toString();
  }

  /** Mostly as addresses want it, and at times not. */
  private static String encoded(String text, Random random) {
    return random.nextInt(6) == 0
        ? text.replaceAll("[ \r\n]", "%20")
        : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String query(Operation operation, Random random) {
    StringJoiner query = new StringJoiner("&", "?", "");
    for (String name : operation.query()) {
      boolean waits = name.equals("atLeast");
      if (random.nextInt(waits ? 60 : 1 + operation.query().size() / 2) == 0) {
        boolean maps = name.equals("map") && random.nextInt(4) > 0;
        query.add(name + "=" + encoded(maps ? Seeds.map(random) : value(random), random));
      }
    }
    if (random.nextInt(40) == 0) {
      query.add("unknown=1&%zz&=&limit=1&limit=2");
    }
    return query.length() == 1 ? "" : query.toString();
  }

  private static String value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Integer.toString(random.nextInt(2_000) - 100);
      case 1 ->
          one(
              List.of("ACCEPTED", "OPEN", "CLAIMED", "DONE", "label", "review", "me", "true"),
              random);
      default -> new Nasty(random).text();
    };
  }

  private void authorize(StringBuilder head, Operation operation, Random random) {
    int draw = random.nextInt(60);
    if (draw > 1) {
      head.append("Authorization: Bearer ").append(scene.token(operation, random)).append("\r\n");
    } else if (draw == 1) {
      String wrong =
          one(List.of("Bearer cs_a_b", "Bearer", "Basic Og==", "Basic %%%", "Digest x"), random);
      head.append("Authorization: ").append(wrong).append("\r\n");
    }
  }

  private static void headers(StringBuilder head, Random random) {
    while (random.nextInt(5) == 0) {
      String value = one(HEADER_VALUES, random);
      head.append(one(HEADERS, random)).append(": ").append(value).append("\r\n");
    }
  }

  private static RawRequest withBody(StringBuilder head, byte[] body, Random random) {
    int draw = random.nextInt(100);
    if (draw < 6) {
      return chunked(head, body, random);
    }
    if (draw == 6 && body.length > 1) {
      head.append("Content-Length: ").append(body.length + 7).append("\r\n\r\n");
      return RawRequest.of(head.toString(), body).thatIsCutOff();
    }
    byte[] sent = draw == 7 ? Archives.gzip(body) : body;
    if (draw == 7) {
      head.append("Content-Encoding: gzip\r\n");
    }
    head.append("Content-Length: ").append(sent.length).append("\r\n\r\n");
    RawRequest request = RawRequest.of(head.toString(), sent);
    return random.nextInt(500) == 0 ? request.thatIsSlow() : request;
  }

  private static RawRequest chunked(StringBuilder head, byte[] body, Random random) {
    head.append("Transfer-Encoding: chunked\r\n\r\n");
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    int size = 1 + body.length / 50 + random.nextInt(Math.max(1, body.length));
    for (int at = 0; at < body.length; at += size) {
      int length = Math.min(size, body.length - at);
      chunks.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunks.write(body, at, length);
      chunks.writeBytes(new byte[] {'\r', '\n'});
    }
    boolean whole = random.nextInt(3) > 0;
    chunks.writeBytes((whole ? "0\r\n\r\n" : "zz\r\n").getBytes(StandardCharsets.US_ASCII));
    RawRequest request = RawRequest.of(head.toString(), chunks.toByteArray());
    return whole ? request : request.thatIsCutOff();
  }
}
