package io.countersign.ops.server.directory;

import io.countersign.engine.project.Role;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is in a project.
 *
 * @param measured whether they have ever held a role in which people are measured on rows whose
 *     true label is known
 * @param informedUntil until when they could see true labels, before that; null if never
 */
public record Membership(Set<Role> roles, boolean measured, @Nullable Instant informedUntil) {
  static final Membership NONE = new Membership(Set.of(), false, null);

  public Membership {
    roles = Set.copyOf(roles);
  }
}
