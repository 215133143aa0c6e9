package io.countersign.ops.demo;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;

/**
 * One of the demo's people.
 *
 * @param name to log in with
 * @param role in the project, as on the wire
 * @param password made for this run
 */
record Person(String name, String role, String password) {
  private static final String LABELLER = "labeller";
  private static final String REVIEWER = "reviewer";
  private static final String LEAD = "lead";
  private static final String MANAGER = "manager";
  private static final String AUDITOR = "auditor";

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int PASSWORD_BYTES = 12;

  /** Everybody, with new passwords. */
  static List<Person> everybody() {
    return Stream.of(
            Stream.of("anna", "ben", "carla", "deniz").map(name -> of(name, LABELLER)),
            Stream.of("emil", "fatma", "greta").map(name -> of(name, REVIEWER)),
            Stream.of("hugo", "ines").map(name -> of(name, LEAD)),
            Stream.of(of("jana", MANAGER), of("karim", AUDITOR)))
        .flatMap(people -> people)
        .toList();
  }

  /** Whether this person works on tasks. */
  boolean worksOnTasks() {
    return !manages() && !role.equals(AUDITOR);
  }

  boolean manages() {
    return role.equals(MANAGER);
  }

  private static Person of(String name, String role) {
    byte[] secret = new byte[PASSWORD_BYTES];
    RANDOM.nextBytes(secret);
    return new Person(name, role, Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
  }
}
