package io.countersign.ops.server.directory;

import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import java.util.List;

/** A person's roles in a project. */
public record MemberEntry(UserId user, String name, List<Role> roles) {
  public MemberEntry {
    roles = List.copyOf(roles);
  }
}
