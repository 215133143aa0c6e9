package io.countersign.ops.server;

import java.util.Optional;

/** What a new installation tells the person who starts it, once. */
public interface FirstStart {
  /** The password that this start made for the person {@code admin}; empty ever after. */
  Optional<String> adminPassword();
}
