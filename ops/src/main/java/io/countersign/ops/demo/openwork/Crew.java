package io.countersign.ops.demo.openwork;

import io.countersign.ops.contract.client.CountersignClient;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The people whom the work is left for.
 *
 * @param admin who makes projects
 * @param members by name
 */
public record Crew(CountersignClient admin, Map<String, Member> members) {
  /** One of them, logged in. */
  public record Member(String role, CountersignClient client) {}

  CountersignClient client(String name) {
    Member member = members.get(name);
    if (member == null) {
      throw new IllegalArgumentException("Expected " + name + " among the people");
    }
    return member.client();
  }

  /** Makes the project and gives everybody the role in it that they have elsewhere. */
  String make(Map<String, Object> project) {
    String id = admin.post("/projects", project).path("id").asString();
    Map<String, String> ids =
        admin
            .items("/users")
            .collect(
                Collectors.toMap(
                    user -> user.path("name").asString(), user -> user.path("id").asString()));
    members.forEach(
        (name, member) ->
            admin.put(
                "/projects/" + id + "/members/" + ids.get(name),
                Map.of("roles", List.of(member.role()))));
    return id;
  }
}
