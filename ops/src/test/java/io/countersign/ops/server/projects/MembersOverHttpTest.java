package io.countersign.ops.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Who may change what somebody may do in a project. */
class MembersOverHttpTest {
  private final Staff staff = Staff.ofTexts();

  private Answer give(Http by, Http member, String... roles) {
    String list = roles.length == 0 ? "" : "\"" + String.join("\",\"", roles) + "\"";
    return by.put(staff.path("/members/" + name(member)), "{\"roles\":[%s]}".formatted(list));
  }

  private static String name(Http person) {
    return person.get("/api/v1/me").json().path("name").asString();
  }

  @Test
  void aManagerGivesRolesToOthersOnly() {
    assertThat(give(staff.manager(), staff.labeller(), "labeller", "reviewer").status())
        .isEqualTo(200);
    Answer own = give(staff.manager(), staff.manager(), "manager", "labeller");
    assertThat(own.status()).isEqualTo(403);
    assertThat(own.code()).isEqualTo("OWN_ROLES");
    assertThat(give(staff.admin(), staff.manager(), "manager", "labeller").status()).isEqualTo(200);
  }

  @Test
  void aManagerNeitherMakesNorRemovesAnAdministrator() {
    assertThat(give(staff.manager(), staff.lead(), "lead", "admin").code())
        .isEqualTo("ROLE_MISSING");
    assertThat(give(staff.manager(), staff.admin()).code()).isEqualTo("ROLE_MISSING");
  }

  private static List<String> suggested(Http by, String path) {
    return by.get(path).json().path("names").valueStream().map(JsonNode::asString).toList();
  }

  @Test
  void whoCouldJoinIsSuggestedToManagersByTheBeginningOfTheirName() {
    String mark = UUID.randomUUID().toString().substring(0, 8);
    for (String name : List.of("Mia-" + mark, "mike-" + mark, "nils-" + mark)) {
      String person = "{\"name\":\"%s\",\"password\":\"%s\"}".formatted(name, Staff.PASSWORD);
      assertThat(Http.admin().post("/api/v1/users", person).status()).isEqualTo(201);
    }
    String path = staff.path("/member-suggestions?name=");

    assertThat(suggested(staff.manager(), path + "MI"))
        .contains("Mia-" + mark, "mike-" + mark)
        .doesNotContain("nils-" + mark);
    String member = staff.path("/members/mike-" + mark);
    assertThat(staff.manager().put(member, "{\"roles\":[\"labeller\"]}").status()).isEqualTo(200);
    assertThat(suggested(staff.manager(), path + "mike-" + mark)).isEmpty();
    assertThat(suggested(staff.manager(), path + "m%25")).isEmpty();
    assertThat(staff.manager().get(path + "x".repeat(101)).code()).isEqualTo("PARAMETER_INVALID");
    assertThat(staff.labeller().get(path).status()).isEqualTo(403);
  }

  @Test
  void theLastAdministratorStays() {
    Answer last = give(staff.admin(), staff.admin());
    assertThat(last.status()).isEqualTo(409);
    assertThat(last.code()).isEqualTo("LAST_ADMIN");
    Http other = Staff.member(staff.admin(), staff.project(), "admin");
    assertThat(give(other, staff.admin()).status()).isEqualTo(200);
  }

  @Test
  void anAdministratorWhoComesAsAManagerIsOne() {
    Http both = Staff.member(staff.admin(), staff.project(), "manager");
    give(staff.admin(), both, "manager", "admin");
    String form = "{\"name\":\"x\",\"role\":\"manager\"}";
    Http token = Http.bearer(both.post("/api/v1/tokens", form).json().path("token").asString());
    assertThat(give(token, both, "manager", "admin", "labeller").code()).isEqualTo("OWN_ROLES");
    assertThat(give(both, both, "manager", "admin", "labeller").status()).isEqualTo(200);
  }
}
