package io.countersign.ops.server.settings;

import java.util.Locale;

/**
 * Something that can be set by a property or by a variable of the environment.
 *
 * @param property its name in a configuration file
 * @param defaultValue as it would be written; empty if there is none
 * @param least empty if it has no bounds
 * @param most empty if it has no bounds
 */
public record Setting(String property, String defaultValue, String least, String most) {
  static final String PREFIX = "countersign.";

  static Setting of(String property, String defaultValue) {
    return new Setting(property, defaultValue, "", "");
  }

  /** The variable that sets it. */
  public String variable() {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The same without its dashes, as Spring would have it. */
  String otherVariable() {
    return property.toUpperCase(Locale.ROOT).replace('.', '_').replace("-", "");
  }
}
