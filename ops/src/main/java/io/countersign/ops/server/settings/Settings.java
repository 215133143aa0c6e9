package io.countersign.ops.server.settings;

import io.countersign.ops.server.limits.Bounds;
import io.countersign.ops.server.limits.Limits;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Every setting that there is; the table in {@code ops/README.md} says what they mean. */
public final class Settings {
  /** Variables of the command line, which are no settings of the server. */
  public static final Set<String> COMMAND_LINE =
      Set.of(
          "COUNTERSIGN_URL",
          "COUNTERSIGN_TOKEN",
          "COUNTERSIGN_JAVA_OPTS",
          "COUNTERSIGN_STACKTRACE",
          "COUNTERSIGN_CHROMIUM");

  private static final List<Setting> PLACES =
      List.of(
          Setting.of("countersign.data-dir", "~/.countersign"),
          Setting.of("countersign.db.url", ""),
          Setting.of("countersign.db.user", ""),
          Setting.of("countersign.db.password", ""),
          Setting.of("countersign.mongo.uri", ""),
          Setting.of("countersign.admin.password", ""),
          Setting.of("countersign.oidc.issuer", ""),
          Setting.of("countersign.oidc.audience", ""),
          Setting.of("countersign.oidc.name-claim", "preferred_username"),
          Setting.of("countersign.trusted-proxies", ""),
          new Setting("countersign.management-port", "", "0", "65535"),
          Setting.of("countersign.roles", "all"),
          new Setting("countersign.sweep-every", "1s", "100ms", "10m"),
          Setting.of("countersign.log.format", "text"));

  private Settings() {}

  /** All of them. */
  public static List<Setting> all() {
    return Stream.concat(
            PLACES.stream(), Arrays.stream(Limits.class.getRecordComponents()).map(Settings::limit))
        .toList();
  }

  private static Setting limit(RecordComponent component) {
    String prefix =
        Objects.requireNonNull(Limits.class.getAnnotation(ConfigurationProperties.class)).value();
    String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    Bounds bounds = Objects.requireNonNull(component.getAnnotation(Bounds.class), name);
    return new Setting(prefix + "." + name, defaultValue(component), bounds.least(), bounds.most());
  }

  /** Spring keeps it on the parameter of the constructor. */
  private static String defaultValue(RecordComponent component) {
    List<String> names =
        Arrays.stream(Limits.class.getRecordComponents()).map(RecordComponent::getName).toList();
    Parameter parameter =
        Limits.class
            .getDeclaredConstructors()[0]
            .getParameters()[names.indexOf(component.getName())];
    return Objects.requireNonNull(parameter.getAnnotation(DefaultValue.class)).value()[0];
  }
}
