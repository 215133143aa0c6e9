package io.countersign.ops.server.security.credentials;

import io.countersign.ops.server.security.people.People;
import io.countersign.ops.server.security.people.Person;
import io.countersign.ops.server.security.record.AccessKind;
import io.countersign.ops.server.security.record.AccessRecord;

/** Lets people in or no longer: who may not come in has neither sessions nor tokens. */
public final class Leavers {
  private final People people;
  private final BrowserSessions sessions;
  private final Tokens tokens;
  private final AccessRecord record;

  public Leavers(People people, BrowserSessions sessions, Tokens tokens, AccessRecord record) {
    this.people = people;
    this.sessions = sessions;
    this.tokens = tokens;
    this.record = record;
  }

  /**
   * Changes whether a person is active; inside a transaction.
   *
   * @throws io.countersign.engine.refusal.CommandRefused {@code USER_NOT_FOUND} or {@code
   *     LAST_ADMIN}
   */
  public Person change(String idOrName, boolean active) {
    Person person = people.require(idOrName);
    people.setActive(person, active);
    record.note(active ? AccessKind.PERSON_LET_IN : AccessKind.PERSON_BARRED, person.id(), null);
    if (!active) {
      sessions.endAll(person.id(), "");
      tokens.deleteAll(person.id());
    }
    return new Person(person.id(), person.name(), person.admin(), active, person.createdAt());
  }
}
