package io.countersign.ops.server.node;

import java.util.Set;

/** What this node does. */
public record NodeRoles(Set<NodeRole> roles) {
  public NodeRoles {
    roles = Set.copyOf(roles);
  }

  public boolean has(NodeRole role) {
    return roles.contains(role);
  }
}
