package io.countersign.ops.server.projects;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.fixture.Http;
import io.countersign.ops.fixture.Http.Answer;
import io.countersign.ops.fixture.Staff;
import org.junit.jupiter.api.Test;

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
