package io.countersign.engine.project;

import java.util.Locale;

/** What a person may do in a project; the wire form is the name in lower case. */
public enum Role {
  LABELLER,
  REVIEWER,
  LEAD,
  MANAGER,
  AUDITOR,
  ADMIN;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
