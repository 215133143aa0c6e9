package io.countersign.ops.server.node;

import io.countersign.ops.stores.CannotStart;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a node does; several nodes can share the work on the same stores. */
public enum NodeRole {
  /** Answers requests. */
  WEB,
  /** Asks models, watches due times and claims. */
  WORKER,
  /** Keeps the projections. */
  PROJECTOR;

  /**
   * Reads {@code all}, or some of the roles with commas between them.
   *
   * @throws CannotStart if there is another one
   */
  public static Set<NodeRole> parse(String text) {
    if (text.isBlank() || text.trim().equalsIgnoreCase("all")) {
      return EnumSet.allOf(NodeRole.class);
    }
    EnumSet<NodeRole> roles = EnumSet.noneOf(NodeRole.class);
    for (String name : text.split(",", -1)) {
      roles.add(one(name.trim().toUpperCase(Locale.ROOT)));
    }
    return roles;
  }

  private static NodeRole one(String name) {
    return Arrays.stream(values())
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new CannotStart(
                    "countersign.roles: expected all, or web, worker and projector with commas"
                        + " between them, but got "
                        + name));
  }
}
