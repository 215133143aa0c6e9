package io.countersign.engine.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.annotation.AnnotationType;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import java.util.List;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectTest {
  private static final ProjectId ID = new ProjectId("p1");
  private static final UserId ADA = new UserId("ada");
  private static final UserId EVE = new UserId("eve");
  private static final Policy POLICY = new PolicyDraft().policy();
  private static final Policy STRICTER = stricter();
  private static final ProjectCreated CREATED =
      new ProjectCreated(ID, "product-images", "image/*", POLICY);

  private final FixtureConfiguration<Project> fixture =
      new AggregateTestFixture<>(Project.class).registerInjectableResource(TestFlows.FLOWS);

  @Test
  void createsAProject() {
    fixture
        .givenNoPriorActivity()
        .when(new CreateProject(ID, "product-images", "image/*", POLICY))
        .expectEvents(CREATED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "image/jpeg"})
  void aProjectOfOneKindOfImageIsForAll(String mediaType) {
    fixture
        .givenNoPriorActivity()
        .when(new CreateProject(ID, "product-images", mediaType, POLICY))
        .expectEvents(CREATED);
  }

  @Test
  void refusesAProjectUnderAPolicyThatIsNone() {
    PolicyDraft draft = new PolicyDraft();
    draft.maxRounds = 0;
    refused(
        fixture
            .givenNoPriorActivity()
            .when(new CreateProject(ID, "product-images", "image/*", draft.policy())),
        Refusal.POLICY_INVALID);
  }

  @Test
  void aChangedPolicyIsTheNextVersion() {
    fixture
        .given(CREATED)
        .when(change(STRICTER, null))
        .expectEvents(new ProjectPolicyChanged(ID, 2, STRICTER))
        .expectResultMessagePayload(2);
  }

  @Test
  void theSamePolicyChangesNothing() {
    fixture.given(CREATED).when(change(POLICY, 1)).expectNoEvents().expectResultMessagePayload(1);
  }

  @Test
  void refusesAChangeAgainstAnOlderPolicy() {
    refused(
        fixture.given(CREATED, new ProjectPolicyChanged(ID, 2, STRICTER)).when(change(POLICY, 1)),
        Refusal.STALE_VERSION);
  }

  @Test
  void refusesAPolicyThatDoesNotFitTheProjectsMediaType() {
    refused(
        fixture
            .given(new ProjectCreated(ID, "texts", "text/plain", POLICY))
            .when(change(boxes(), null)),
        Refusal.POLICY_INVALID);
  }

  @Test
  void setsWhatAMemberMayDo() {
    fixture
        .given(CREATED)
        .when(by(EVE, Role.MANAGER, ADA, Role.LABELLER))
        .expectEvents(new MemberRolesChanged(ID, ADA, Set.of(Role.LABELLER)));
  }

  @Test
  void theSameRolesChangeNothing() {
    fixture
        .given(CREATED, new MemberRolesChanged(ID, ADA, Set.of(Role.LABELLER)))
        .when(by(EVE, Role.MANAGER, ADA, Role.LABELLER))
        .expectNoEvents();
  }

  @Test
  void aMemberWithoutRolesLeaves() {
    fixture
        .given(CREATED, new MemberRolesChanged(ID, ADA, Set.of(Role.LABELLER)))
        .when(by(EVE, Role.MANAGER, ADA))
        .expectEvents(new MemberRolesChanged(ID, ADA, Set.of()));
  }

  @Test
  void aStrangerWithoutRolesIsNothingNew() {
    fixture.given(CREATED).when(by(EVE, Role.MANAGER, ADA)).expectNoEvents();
  }

  @Test
  void nobodyGivesThemselvesARoleWithoutAnAdministrator() {
    MemberRolesChanged manages = new MemberRolesChanged(ID, EVE, Set.of(Role.MANAGER));
    refused(
        fixture.given(CREATED, manages).when(by(EVE, Role.MANAGER, EVE, Role.MANAGER, Role.LEAD)),
        Refusal.OWN_ROLES);
  }

  @Test
  void anAdministratorMayTakeOnARole() {
    MemberRolesChanged administers = new MemberRolesChanged(ID, EVE, Set.of(Role.ADMIN));
    fixture
        .given(CREATED, administers)
        .when(by(EVE, Role.ADMIN, EVE, Role.ADMIN, Role.LEAD))
        .expectEvents(new MemberRolesChanged(ID, EVE, Set.of(Role.ADMIN, Role.LEAD)));
  }

  @Test
  void whoManagesMayGiveUpARole() {
    MemberRolesChanged both = new MemberRolesChanged(ID, EVE, Set.of(Role.MANAGER, Role.LEAD));
    fixture
        .given(CREATED, both)
        .when(by(EVE, Role.MANAGER, EVE, Role.MANAGER))
        .expectEvents(new MemberRolesChanged(ID, EVE, Set.of(Role.MANAGER)));
  }

  @Test
  void onlyAnAdministratorGivesOrTakesThatRole() {
    MemberRolesChanged administers = new MemberRolesChanged(ID, ADA, Set.of(Role.ADMIN));
    refused(
        fixture.given(CREATED, administers).when(by(EVE, Role.MANAGER, ADA)), Refusal.ROLE_MISSING);
    refused(
        new AggregateTestFixture<>(Project.class)
            .given(CREATED)
            .when(by(EVE, Role.MANAGER, ADA, Role.ADMIN)),
        Refusal.ROLE_MISSING);
  }

  @Test
  void theLastAdministratorStays() {
    MemberRolesChanged administers = new MemberRolesChanged(ID, ADA, Set.of(Role.ADMIN));
    refused(
        fixture.given(CREATED, administers).when(by(EVE, Role.ADMIN, ADA, Role.MANAGER)),
        Refusal.LAST_ADMIN);
  }

  @Test
  void theLastManagerOfAProjectWithoutAdministratorStays() {
    MemberRolesChanged manages = new MemberRolesChanged(ID, ADA, Set.of(Role.MANAGER));
    refused(fixture.given(CREATED, manages).when(by(ADA, Role.MANAGER, ADA)), Refusal.LAST_ADMIN);
  }

  private static ChangeMemberRoles by(UserId by, Role as, UserId member, Role... roles) {
    return new ChangeMemberRoles(ID, member, Set.of(roles), by, Set.of(as));
  }

  private static ChangePolicy change(Policy policy, @Nullable Integer expectedVersion) {
    return new ChangePolicy(ID, policy, expectedVersion);
  }

  private static Policy stricter() {
    PolicyDraft draft = new PolicyDraft();
    draft.maxRounds = 1;
    return draft.policy();
  }

  private static Policy boxes() {
    PolicyDraft draft = new PolicyDraft();
    draft.definitions = List.of(PolicyDraft.definition("a", AnnotationType.BOX));
    return draft.policy();
  }

  private static void refused(ResultValidator<Project> result, Refusal refusal) {
    result
        .expectNoEvents()
        .expectException(
            Matchers.<CommandRefused>predicate(
                refused -> {
                  assertThat(refused.refusal()).isEqualTo(refusal);
                  return true;
                }));
  }
}
