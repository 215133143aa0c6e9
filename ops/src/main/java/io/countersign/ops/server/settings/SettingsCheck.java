package io.countersign.ops.server.settings;

import io.countersign.ops.server.limits.Bounds;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.stores.CannotStart;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/** Says at the start, in one line, which setting is none or has a value that cannot be. */
public final class SettingsCheck {
  private static final String VARIABLE = "COUNTERSIGN_";

  /** What Kubernetes sets for a service that is called countersign. */
  private static final String SERVICE_LINK =
      "COUNTERSIGN(_.*)?_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)|COUNTERSIGN_PORT";

  private static final Set<String> LOG_FORMATS = Set.of("text", "json");

  private SettingsCheck() {}

  /**
   * Refuses properties of ours that there are none of.
   *
   * @throws CannotStart with the first of them, and the setting that may be meant
   */
  public static void requireKnown(Collection<String> properties) {
    Set<String> known =
        Settings.all().stream().map(one -> plain(one.property())).collect(Collectors.toSet());
    for (String property : properties) {
      if (property.startsWith(Setting.PREFIX) && !known.contains(plain(property))) {
        throw new CannotStart(
            property
                + " is no setting"
                + nearest(property, Settings.all().stream().map(Setting::property)));
      }
    }
  }

  /** What there is to say about variables that look like ours and are none. */
  public static List<String> warnings(Set<String> variables) {
    Set<String> known =
        Settings.all().stream()
            .flatMap(one -> Stream.of(one.variable(), one.otherVariable()))
            .collect(Collectors.toSet());
    return variables.stream()
        .filter(name -> name.startsWith(VARIABLE))
        .filter(name -> !known.contains(name) && !Settings.COMMAND_LINE.contains(name))
        .filter(name -> !name.matches(SERVICE_LINK))
        .sorted()
        .map(
            name ->
                name
                    + " is no setting and changes nothing"
                    + nearest(name, Settings.all().stream().map(Setting::variable)))
        .toList();
  }

  /**
   * Refuses values of another form, and those out of their bounds.
   *
   * @throws CannotStart with the name by which the first of them was set
   */
  public static void requireValid(Environment environment) {
    Binder binder = Binder.get(environment);
    try {
      requireWithin(binder.bindOrCreate("countersign.limits", Limits.class), environment);
      requireWithin(binder, "countersign.sweep-every", Duration.class, environment);
      requireWithin(binder, "countersign.management-port", Integer.class, environment);
    } catch (BindException e) {
      throw misspelt(e, environment);
    }
    String format = environment.getProperty("countersign.log.format", "text");
    if (!LOG_FORMATS.contains(format)) {
      throw new CannotStart(
          name("countersign.log.format", environment)
              + ": expected text or json, but got "
              + format);
    }
  }

  /** Of one that need not be set. */
  private static void requireWithin(
      Binder binder, String property, Class<?> type, Environment environment) {
    Setting setting = setting(property);
    Object value = binder.bind(property, type).orElse(null);
    if (value != null && !Bounds.Check.within(value, setting.least(), setting.most())) {
      throw outOfBounds(setting, environment);
    }
  }

  private static void requireWithin(Limits limits, Environment environment) {
    for (RecordComponent component : Limits.class.getRecordComponents()) {
      Bounds bounds = component.getAnnotation(Bounds.class);
      if (bounds != null
          && !Bounds.Check.within(value(component, limits), bounds.least(), bounds.most())) {
        String property = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        throw outOfBounds(setting("countersign.limits." + property), environment);
      }
    }
  }

  private static Object value(RecordComponent component, Limits limits) {
    try {
      return component.getAccessor().invoke(limits);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException(e);
    }
  }

  private static CannotStart outOfBounds(Setting setting, Environment environment) {
    return new CannotStart(
        "%s: expected %s to %s, but got %s"
            .formatted(
                name(setting.property(), environment),
                setting.least(),
                setting.most(),
                environment.getProperty(setting.property())));
  }

  private static CannotStart misspelt(BindException failure, Environment environment) {
    String property = failure.getName().toString();
    Setting setting = setting(property);
    return new CannotStart(
        "%s: expected something like %s, but got %s"
            .formatted(
                name(property, environment),
                setting.defaultValue(),
                environment.getProperty(property)),
        failure);
  }

  private static Setting setting(String property) {
    return Settings.all().stream()
        .filter(one -> plain(one.property()).equals(plain(property)))
        .findFirst()
        .orElseGet(() -> Setting.of(property, ""));
  }

  /** The variable where it was set by one, since that is what has to be changed. */
  private static String name(String property, Environment environment) {
    String variable = setting(property).variable();
    return environment.containsProperty(variable) ? variable : property;
  }

  private static String nearest(String name, Stream<String> known) {
    Optional<String> nearest =
        known
            .filter(one -> Spelling.distance(plain(one), plain(name)) <= 3)
            .min(Comparator.comparingInt(one -> Spelling.distance(plain(one), plain(name))));
    return nearest.map(one -> "; did you mean " + one + "?").orElse("");
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
