package io.countersign.ops.contract.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the constants of enums go over the wire: by their {@code wireName}, else by their name. */
public final class WireNames {
  private static final int SHORT_DAY = 3;

  private WireNames() {}

  /** The constants by their wire names, in order. */
  public static Map<String, Enum<?>> of(Class<?> type) {
    Map<String, Enum<?>> names = new LinkedHashMap<>();
    Arrays.stream(type.getEnumConstants())
        .map(constant -> (Enum<?>) constant)
        .forEach(constant -> names.put(wireName(constant), constant));
    return names;
  }

  private static String wireName(Enum<?> constant) {
    if (constant instanceof DayOfWeek day) {
      return day.name().substring(0, SHORT_DAY);
    }
    try {
      Method wireName = constant.getDeclaringClass().getMethod("wireName");
      return String.valueOf(wireName.invoke(constant));
    } catch (NoSuchMethodException e) {
      return constant.name();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Expected a wire name of " + constant, e);
    }
  }
}
