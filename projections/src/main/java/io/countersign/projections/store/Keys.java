package io.countersign.projections.store;

import com.mongodb.client.model.Filters;
import java.util.Arrays;
import java.util.List;
import org.bson.conversions.Bson;

/** Makes what people name fit for field names and for the parts of ids. */
public final class Keys {
  private Keys() {}

  /** An id of parts, in which no part can be taken for two. */
  public static String join(String... parts) {
    StringBuilder id = new StringBuilder();
    for (String part : parts) {
      id.append(id.isEmpty() ? "" : "/").append(escape(part));
    }
    return id.toString();
  }

  /** The parts that {@link #join} was given. */
  public static List<String> split(String joined) {
    return Arrays.stream(joined.split("/", -1)).map(Keys::unescape).toList();
  }

  /** Finds the ids that {@link #join} makes of {@code first} and more parts. */
  public static Bson below(String... first) {
    String prefix = join(first);
    char afterSlash = '/' + 1;
    return Filters.and(
        Filters.gt(Fields.ID, prefix + "/"), Filters.lt(Fields.ID, prefix + afterSlash));
  }

  /** A field name for {@code text}; never empty. */
  public static String escape(String text) {
    if (text.isEmpty()) {
      return "%";
    }
    return mustEscape(text) ? escapeAll(text) : text;
  }

  /** Most need not: this is asked several times for each event. */
  private static boolean mustEscape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (isEscaped(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isEscaped(char c) {
    return c <= '/' && (c == '/' || c == '.' || c == '%' || c == '$' || c == 0);
  }

  private static String escapeAll(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isEscaped(c)) {
        escaped
            .append('%')
            .append(Character.forDigit(c >> 4, 16))
            .append(Character.forDigit(c & 15, 16));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** What {@link #escape} was given. */
  public static String unescape(String escaped) {
    StringBuilder text = new StringBuilder(escaped.length());
    for (int i = 0; i < escaped.length(); i++) {
      char c = escaped.charAt(i);
      if (c == '%' && i + 2 < escaped.length()) {
        text.append((char) Integer.parseInt(escaped.substring(i + 1, i + 3), 16));
        i += 2;
      } else if (c != '%') {
        text.append(c);
      }
    }
    return text.toString();
  }
}
