package io.countersign.ops.server.limits;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.util.unit.DataSize;

/**
 * The values that a limit may have, both included, written as in a configuration. No constraint of
 * Jakarta Validation: setting up its provider takes half a second of processor time at each start.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Bounds {
  String least();

  String most();

  /** Compares values with bounds. */
  final class Check {
    private Check() {}

    /** Whether {@code value}, a number, size or duration, is within the bounds. */
    public static boolean within(Object value, String least, String most) {
      return number(value) >= number(value, least) && number(value) <= number(value, most);
    }

    private static long number(Object value) {
      if (value instanceof DataSize size) {
        return size.toBytes();
      }
      return value instanceof Duration duration
          ? duration.toMillis()
          : ((Number) value).longValue();
    }

    private static long number(Object kind, String text) {
      if (kind instanceof DataSize) {
        return DataSize.parse(text).toBytes();
      }
      return kind instanceof Duration
          ? DurationStyle.detectAndParse(text).toMillis()
          : Long.parseLong(text);
    }
  }
}
