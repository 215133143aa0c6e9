package io.countersign.ops.description;

import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;

/** The wire forms of enums: their {@code wireName}, else their name. */
final class EnumSchemas {
  private static final int SHORT_DAY = 3;

  private EnumSchemas() {}

  static Schema<?> of(Class<?> type) {
    return PlainSchemas.oneOf(wireNames(type));
  }

  static List<String> wireNames(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(EnumSchemas::wireName).toList();
  }

  private static String wireName(Object constant) {
    if (constant instanceof DayOfWeek day) {
      return day.name().substring(0, SHORT_DAY);
    }
    try {
      Method wireName = ((Enum<?>) constant).getDeclaringClass().getDeclaredMethod("wireName");
      wireName.setAccessible(true);
      return String.valueOf(wireName.invoke(constant));
    } catch (NoSuchMethodException e) {
      return ((Enum<?>) constant).name();
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("Expected a wire name of " + constant, e);
    }
  }
}
