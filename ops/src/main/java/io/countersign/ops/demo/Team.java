package io.countersign.ops.demo;

import io.countersign.ops.client.CountersignClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The people of the demo's project, logged in.
 *
 * @param project id
 */
record Team(
    String project,
    List<Person> people,
    List<Desk> desks,
    CountersignClient manager,
    CountersignClient admin) {

  /** Makes the project and the people, gives them their roles, and logs them in. */
  static Team assemble(CountersignClient anybody, String adminPassword) {
    CountersignClient admin = anybody.withPassword("admin", adminPassword).withOwnToken("demo");
    String project = admin.post("/projects", DemoProject.withoutModel()).path("id").asString();
    List<Person> people = Person.everybody();
    people.forEach(person -> join(admin, project, person));
    List<Desk> desks = new ArrayList<>();
    for (Person person : people) {
      if (person.worksOnTasks()) {
        desks.add(new Desk(logIn(anybody, person), project));
      }
    }
    Person manager = people.stream().filter(Person::manages).findFirst().orElseThrow();
    return new Team(project, people, desks, logIn(anybody, manager), admin);
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
