package io.countersign.engine.project;

import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.Map;
import java.util.Set;

/** Who may change what somebody may do in a project. */
final class MemberRules {
  private MemberRules() {}

  /** What is asked of {@code members}, with what each of them may do, before they change. */
  static void require(Map<UserId, Set<Role>> members, ChangeMemberRoles command) {
    Set<Role> before = members.getOrDefault(command.member(), Set.of());
    if (!command.actingAs().contains(Role.ADMIN)) {
      requireOfAnother(before, command);
      requireSameAdmin(before, command);
    }
    requireLeft(members, before, command, Set.of(Role.ADMIN));
    requireLeft(members, before, command, Set.of(Role.ADMIN, Role.MANAGER));
  }

  /** Nobody but an administrator gives themselves a role. */
  private static void requireOfAnother(Set<Role> before, ChangeMemberRoles command) {
    if (command.by().equals(command.member()) && !before.containsAll(command.roles())) {
      throw new CommandRefused(
          Refusal.OWN_ROLES, "Expected another manager or an administrator to give you a role");
    }
  }

  private static void requireSameAdmin(Set<Role> before, ChangeMemberRoles command) {
    if (before.contains(Role.ADMIN) != command.roles().contains(Role.ADMIN)) {
      throw new CommandRefused(
          Refusal.ROLE_MISSING, "Expected an administrator to give or take the role admin");
    }
  }

  /** The last member with one of {@code roles} keeps one. */
  private static void requireLeft(
      Map<UserId, Set<Role>> members,
      Set<Role> before,
      ChangeMemberRoles command,
      Set<Role> roles) {
    boolean givesUp = holds(before, roles) && !holds(command.roles(), roles);
    boolean others =
        members.entrySet().stream()
            .filter(member -> !member.getKey().equals(command.member()))
            .anyMatch(member -> holds(member.getValue(), roles));
    if (givesUp && !others) {
      throw new CommandRefused(
          Refusal.LAST_ADMIN,
          "Expected somebody else to remain who administers or manages the project");
    }
  }

  private static boolean holds(Set<Role> held, Set<Role> roles) {
    return held.stream().anyMatch(roles::contains);
  }
}
