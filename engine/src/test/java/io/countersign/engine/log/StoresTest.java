package io.countersign.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.log.ContentStore.Content;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.CommandRefused;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is stored beside the events: contents, keys, bundles; and policies, read from them. */
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
  void contentIsKeptOnceUnderItsHash() {
    ContentStore contents = new ContentStore(database);
    Content image = Content.of("image/png", new byte[] {1, 2, 3});

    contents.keep(List.of(image, Content.ofText("größer")));
    contents.keep(List.of(image));

    assertThat(contents.find(image.sha256()))
        .hasValueSatisfying(found -> assertThat(found.bytes()).containsExactly(1, 2, 3));
    assertThat(contents.find(ContentStore.sha256(new byte[0]))).isEmpty();
  }

  @Test
  void aKeyIsTakenOnceInAProject() {
    DataRowKeys keys = new DataRowKeys(database);

    Set<String> first =
        keys.take(P1, B1, Map.of("a", new DataRowId("r1"), "b", new DataRowId("r2")));
    Set<String> second =
        keys.take(P1, B1, Map.of("b", new DataRowId("r3"), "c", new DataRowId("r4")));

    assertThat(first).containsExactlyInAnyOrder("a", "b");
    assertThat(second).containsExactly("c");
    assertThat(keys.take(new ProjectId("p2"), B1, Map.of("a", new DataRowId("r5")))).hasSize(1);
    assertThat(keys.find(P1, "b")).contains(new DataRowId("r2"));
    assertThat(keys.find(P1, "d")).isEmpty();
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
    try (EventEngine engine = EventEngine.builder(database).build()) {
      engine.commands().send(Samples.createProject("p1"), ADA);
      engine.commands().send(new ChangePolicy(P1, Samples.policy("new"), 1), ADA);

      assertThat(engine.policies().policy(P1, 1)).isEqualTo(Samples.POLICY);
      assertThat(engine.policies().policy(P1, 2)).isEqualTo(Samples.policy("new"));
      assertThatThrownBy(() -> engine.policies().policy(P1, 3)).isInstanceOf(CommandRefused.class);
    }
  }

  @Test
  void aPolicyThatWasRolledBackIsForgotten() {
    try (EventEngine engine = EventEngine.builder(database).build()) {
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
