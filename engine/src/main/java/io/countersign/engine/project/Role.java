package io.countersign.engine.project;

import java.util.Locale;
import java.util.Set;

/** What a person may do in a project; the wire form is the name in lower case. */
public enum Role {
  LABELLER,
  REVIEWER,
  LEAD,
  MANAGER,
  AUDITOR,
  ADMIN;

  /** Those who do the work, and are measured on rows whose true label is known. */
  public static final Set<Role> MEASURED = Set.of(LABELLER, REVIEWER, LEAD);

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
