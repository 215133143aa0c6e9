package io.countersign.engine.project;

import java.util.Locale;

/** A candidate group of a user task; its members hold {@link #role()} in the project. */
public enum Group {
  LABELLERS(Role.LABELLER),
  REVIEWERS(Role.REVIEWER),
  LEADS(Role.LEAD);

  private final Role role;

  Group(Role role) {
    this.role = role;
  }

  public Role role() {
    return role;
  }

  /** The form on the wire and in policies: the name in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
