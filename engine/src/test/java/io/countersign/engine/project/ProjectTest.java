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

class ProjectTest {
  private static final ProjectId ID = new ProjectId("p1");
  private static final UserId ADA = new UserId("ada");
  private static final Policy POLICY = new PolicyDraft().policy();
  private static final Policy STRICTER = stricter();
  private static final ProjectCreated CREATED =
      new ProjectCreated(ID, "product-images", "image/png", POLICY);

  private final FixtureConfiguration<Project> fixture =
      new AggregateTestFixture<>(Project.class).registerInjectableResource(TestFlows.FLOWS);

  @Test
  void createsAProject() {
    fixture
        .givenNoPriorActivity()
        .when(new CreateProject(ID, "product-images", "image/png", POLICY))
        .expectEvents(CREATED);
  }

  @Test
  void refusesAProjectUnderAPolicyThatIsNone() {
    PolicyDraft draft = new PolicyDraft();
    draft.maxRounds = 0;
    refused(
        fixture
            .givenNoPriorActivity()
            .when(new CreateProject(ID, "product-images", "image/png", draft.policy())),
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
        .when(new ChangeMemberRoles(ID, ADA, Set.of(Role.LABELLER)))
        .expectEvents(new MemberRolesChanged(ID, ADA, Set.of(Role.LABELLER)));
  }

  @Test
  void theSameRolesChangeNothing() {
    fixture
        .given(CREATED, new MemberRolesChanged(ID, ADA, Set.of(Role.LABELLER)))
        .when(new ChangeMemberRoles(ID, ADA, Set.of(Role.LABELLER)))
        .expectNoEvents();
  }

  @Test
  void aMemberWithoutRolesLeaves() {
    fixture
        .given(CREATED, new MemberRolesChanged(ID, ADA, Set.of(Role.LABELLER)))
        .when(new ChangeMemberRoles(ID, ADA, Set.of()))
        .expectEvents(new MemberRolesChanged(ID, ADA, Set.of()));
  }

  @Test
  void aStrangerWithoutRolesIsNothingNew() {
    fixture.given(CREATED).when(new ChangeMemberRoles(ID, ADA, Set.of())).expectNoEvents();
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
