package io.countersign.ops.stores;

import org.jspecify.annotations.Nullable;

/** Messages of drivers and servers, made fit for one line. */
final class Wording {
  private Wording() {}

  static String firstLine(@Nullable String message) {
    return message == null ? "no reason given" : message.strip().lines().findFirst().orElse("");
  }
}
