package io.countersign.ops.server.answers;

import io.countersign.ops.contract.json.Instants;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.limits.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what stands in queries and headers. */
@Component
public final class Parameters {
  /** The most days that figures are told of. */
  public static final int MOST_DAYS = 90;

  private static final int DEFAULT_LIMIT = 100;

  private final Limits limits;

  Parameters(Limits limits) {
    this.limits = limits;
  }

  /** How many entries are wanted. */
  public int limit(@Nullable Integer limit) {
    if (limit == null) {
      return Math.min(DEFAULT_LIMIT, limits.page());
    }
    if (limit < 1 || limit > limits.page()) {
      throw RequestRefused.parameter("limit", "Expected a limit from 1 to " + limits.page());
    }
    return limit;
  }

  /** Of how many days figures are wanted. */
  public static int days(int days) {
    if (days < 1 || days > MOST_DAYS) {
      throw RequestRefused.parameter("days", "Expected 1 to " + MOST_DAYS + " days");
    }
    return days;
  }

  /** What a page's {@code next} stands for; empty for the first page. */
  public static String after(@Nullable String mark) {
    if (mark == null) {
      return "";
    }
    try {
      String text = new String(Base64.getUrlDecoder().decode(mark), StandardCharsets.UTF_8);
      if (text.startsWith("v1:") && text.indexOf('\0') < 0) {
        return text.substring(3);
      }
    } catch (IllegalArgumentException e) {
      // refused below, as for every other mark that no page gave
    }
    throw unknownMark();
  }

  /** The same as {@code read} takes it from its text, which must refuse what no page gave. */
  public static <T> Optional<T> after(@Nullable String mark, Function<String, T> read) {
    String last = after(mark);
    try {
      return last.isEmpty() ? Optional.empty() : Optional.of(read.apply(last));
    } catch (IllegalArgumentException e) {
      throw unknownMark();
    }
  }

  private static RequestRefused unknownMark() {
    return RequestRefused.parameter("after", "Expected the value of next from another page");
  }

  public static String mark(String last) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("v1:" + last).getBytes(StandardCharsets.UTF_8));
  }

  public static @Nullable Instant instant(String name, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Instants.parse(text);
    } catch (DateTimeParseException e) {
      throw RequestRefused.parameter(name, "Expected an instant like 2030-01-31T12:00:00Z");
    }
  }

  public static <E extends Enum<E>> @Nullable E constant(
      String name, @Nullable String text, Class<E> type) {
    if (text == null) {
      return null;
    }
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                RequestRefused.parameter(
                    name, "Expected one of " + Arrays.toString(type.getEnumConstants())));
  }

  /** The version that a change is made against: {@code If-Match}, or what the body says. */
  public static @Nullable Long version(@Nullable String ifMatch, @Nullable Long stated) {
    if (ifMatch == null || ifMatch.equals("*")) {
      return stated;
    }
    try {
      return Long.valueOf(ifMatch.replace("W/", "").replace("\"", "").trim());
    } catch (NumberFormatException e) {
      throw RequestRefused.parameter("If-Match", "Expected a version, such as \"5\"");
    }
  }
}
