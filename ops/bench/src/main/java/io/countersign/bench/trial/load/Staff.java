package io.countersign.bench.trial.load;

import io.countersign.ops.contract.client.CountersignClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The members of a project. */
public record Staff(List<Member> members) {
  public Staff {
    members = List.copyOf(members);
  }

  /**
   * One of them.
   *
   * @param id of the person
   * @param token that outlives the server
   */
  public record Member(String id, String role, String token) {}

  /** Makes people with these roles in the project. */
  public static Staff hire(CountersignClient admin, String project, List<String> roles) {
    List<Member> members = new ArrayList<>();
    for (String role : roles) {
      String name = role + "-" + (members.size() + 1) + "-" + project.toLowerCase(Locale.ROOT);
      String password = "password-of-" + name;
      JsonNode user = admin.post("/users", Map.of("name", name, "password", password));
      String id = user.path("id").asString();
      admin.put("/projects/%s/members/%s".formatted(project, id), Map.of("roles", List.of(role)));
      String token =
          admin
              .withPassword(name, password)
              .post("/tokens", Map.of("name", "trial"))
              .path("token")
              .asString();
      members.add(new Member(id, role, token));
    }
    return new Staff(members);
  }
}
