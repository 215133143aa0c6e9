package io.countersign.ops.demo;

import io.countersign.ops.contract.client.CountersignClient;
import io.countersign.ops.demo.openwork.Crew;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The people of the demo's project, logged in.
 *
 * @param project id
 */
record Team(
    String project,
    List<Person> people,
    Map<Person, CountersignClient> clients,
    CountersignClient admin) {

  /** Makes the project and the people, gives them their roles, and logs them in. */
  static Team assemble(CountersignClient anybody, String adminPassword) {
    CountersignClient admin = anybody.withPassword("admin", adminPassword).withOwnToken("demo");
    String project = admin.post("/projects", DemoProject.withoutModel()).path("id").asString();
    List<Person> people = Person.everybody();
    Map<Person, CountersignClient> clients = new HashMap<>();
    for (Person person : people) {
      join(admin, project, person);
      clients.put(person, logIn(anybody, person));
    }
    return new Team(project, people, Map.copyOf(clients), admin);
  }

  /** Those who work on tasks. */
  List<Desk> desks() {
    return people.stream()
        .filter(Person::worksOnTasks)
        .map(person -> new Desk(client(person), project))
        .toList();
  }

  CountersignClient manager() {
    return client(people.stream().filter(Person::manages).findFirst().orElseThrow());
  }

  /** Everybody, as those whom work is left for. */
  Crew crew() {
    return new Crew(
        admin,
        people.stream()
            .collect(
                Collectors.toMap(
                    Person::name, person -> new Crew.Member(person.role(), client(person)))));
  }

  private CountersignClient client(Person person) {
    return Objects.requireNonNull(clients.get(person));
  }

  private static void join(CountersignClient admin, String project, Person person) {
    String user =
        admin
            .post("/users", Map.of("name", person.name(), "password", person.password()))
            .path("id")
            .asString();
    admin.put(
        "/projects/" + project + "/members/" + CountersignClient.encode(user),
        Map.of("roles", List.of(person.role())));
  }

  private static CountersignClient logIn(CountersignClient anybody, Person person) {
    return anybody.withPassword(person.name(), person.password()).withOwnToken("demo");
  }
}
