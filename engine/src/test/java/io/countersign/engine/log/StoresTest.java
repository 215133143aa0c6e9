package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.TestFlows;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored beside the events: bundles; and policies, read from them. */
class StoresTest {
  private static final UserId ADA = new UserId("ada");
  private static final ProjectId P1 = new ProjectId("p1");
  private static final BatchId B1 = new BatchId("b1");

  private HikariDataSource database;

  @BeforeEach
  void start() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void aBundleIsKeptOnceUnderItsNameAndVersion() {
    ModelBundles bundles = new ModelBundles(database);

    assertThat(bundles.keep("ab", "fashion", "1", new byte[] {1})).isTrue();
    assertThat(bundles.keep("cd", "fashion", "1", new byte[] {2})).isFalse();
    assertThat(bundles.find("ab")).hasValueSatisfying(zip -> assertThat(zip).containsExactly(1));
    assertThat(bundles.find("cd")).isEmpty();
  }

  @Test
  void aPolicyIsFoundAtEachVersion() {
    try (EventEngine engine = EventEngine.builder(database).flows(TestFlows.FLOWS).build()) {
      engine.commands().send(Samples.createProject("p1"), ADA);
      engine.commands().send(new ChangePolicy(P1, Samples.policy("new"), 1), ADA);

      assertThat(engine.policies().policy(P1, 1)).isEqualTo(Samples.POLICY);
      assertThat(engine.policies().policy(P1, 2)).isEqualTo(Samples.policy("new"));
      assertThatThrownBy(() -> engine.policies().policy(P1, 3)).isInstanceOf(CommandRefused.class);
    }
  }

  @Test
  void aPolicyThatWasRolledBackIsForgotten() {
    try (EventEngine engine = EventEngine.builder(database).flows(TestFlows.FLOWS).build()) {
      engine.commands().send(Samples.createProject("p1"), ADA);
      assertThatThrownBy(() -> engine.commands().execute(ADA, () -> changeAndFail(engine)))
          .hasMessage("rolled back");
      engine.commands().send(new ChangePolicy(P1, Samples.policy("new"), 1), ADA);

      assertThat(engine.policies().policy(P1, 2)).isEqualTo(Samples.policy("new"));
    }
  }

  private static Void changeAndFail(EventEngine engine) {
    engine.commands().send(new ChangePolicy(P1, Samples.policy("lost"), 1), ADA);
    assertThat(engine.policies().policy(P1, 2)).isEqualTo(Samples.policy("lost"));
    throw new IllegalStateException("rolled back");
  }
}
