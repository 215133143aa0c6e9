package io.countersign.engine.log;

import static io.countersign.engine.log.CommandScene.ADA;
import static io.countersign.engine.log.CommandScene.B1;
import static io.countersign.engine.log.CommandScene.BOB;
import static io.countersign.engine.log.CommandScene.P1;
import static io.countersign.engine.log.CommandScene.refusalOf;
import static io.countersign.engine.log.CommandScene.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.countersign.engine.batch.CreateBatch;
import io.countersign.engine.project.ChangePolicy;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.Role;
import io.countersign.engine.project.UserId;
import io.countersign.engine.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What is done together commits together, or not at all. */
class CommandTransactionsTest {
  @AutoClose private final CommandScene scene = new CommandScene();
  private final JdbcTemplate jdbc = scene.jdbc;
  private final Commands commands = scene.commands;
  private final EventLog log = scene.log;

  @Test
  void severalCommandsAndOwnSqlAreOneTransaction() {
    Committed<String> committed =
        commands.execute(
            ADA,
            () -> {
              scene.createProject();
              commands.send(roles(BOB, Role.LEAD), BOB);
              jdbc.update("INSERT INTO own VALUES ('done')");
              return "done";
            });

    List<RecordedEvent> events = log.readAfter(0);
    assertThat(events).extracting(RecordedEvent::actor).containsExactly(ADA, BOB);
    assertThat(events.get(1).position())
        .isEqualTo(events.get(0).position() + 1)
        .isEqualTo(committed.position());
    assertThat(jdbc.queryForList("SELECT text FROM own", String.class)).containsExactly("done");
  }

  @Test
  void aFailureLeavesNothing() {
    commands.follow(
        events -> {
          jdbc.update("INSERT INTO own VALUES ('followed')");
          throw new IllegalStateException("no further");
        });

    assertThatThrownBy(
            () ->
                commands.executeOnce(
                    ADA,
                    "key",
                    new byte[] {1},
                    () -> {
                      scene.createProject();
                      jdbc.update("INSERT INTO own VALUES ('worked')");
                      return new StoredResponse(200, "{}");
                    }))
        .hasMessage("no further");

    assertThat(scene.types()).isEmpty();
    assertThat(jdbc.queryForList("SELECT text FROM own")).isEmpty();
    assertThat(jdbc.queryForList("SELECT key FROM idempotency_key")).isEmpty();
  }

  @Test
  void followersSeeWhatIsNewUntilNothingIs() {
    List<List<Object>> seen = new ArrayList<>();
    commands.follow(events -> seen.add(payloads(events)));
    commands.follow(
        events -> {
          if (events.get(0).payload() instanceof ProjectCreated) {
            commands.send(roles(BOB, Role.LEAD), UserId.SYSTEM);
            commands.send(roles(ADA, Role.ADMIN), UserId.SYSTEM);
          }
        });

    scene.createProject();

    List<RecordedEvent> stored = log.readAfter(0);
    assertThat(stored)
        .extracting(RecordedEvent::actor)
        .containsExactly(ADA, UserId.SYSTEM, UserId.SYSTEM);
    assertThat(seen)
        .containsExactly(payloads(stored).subList(0, 1), payloads(stored).subList(1, 3));
  }

  private static List<Object> payloads(List<RecordedEvent> events) {
    return events.stream().map(RecordedEvent::payload).toList();
  }

  @Test
  void whoNeedsPositionsFollowsWhatIsStored() {
    List<RecordedEvent> seen = new ArrayList<>();
    commands.follow(withPositions(seen::addAll));
    commands.follow(
        events -> {
          if (events.get(0).payload() instanceof ProjectCreated) {
            commands.send(roles(BOB, Role.LEAD), UserId.SYSTEM);
          }
        });

    commands.execute(
        ADA,
        () -> {
          scene.createProject();
          commands.flush();
          return commands.send(roles(ADA, Role.ADMIN), ADA).result();
        });

    assertThat(seen).hasSize(3).isEqualTo(log.readAfter(0));
  }

  @Test
  void whoNeedsPositionsCannotSendCommands() {
    commands.follow(
        withPositions(
            events -> {
              if (events.get(0).payload() instanceof ProjectCreated) {
                commands.send(roles(BOB, Role.LEAD), UserId.SYSTEM);
              }
            }));

    assertThatThrownBy(scene::createProject).hasMessageContaining("Expected no commands");

    assertThat(scene.types()).isEmpty();
  }

  private static Follower withPositions(Follower follower) {
    return new Follower() {
      @Override
      public void follow(List<RecordedEvent> events) {
        follower.follow(events);
      }

      @Override
      public boolean needsPositions() {
        return true;
      }
    };
  }

  @Test
  void settlingShowsFollowersWhatThereIsSoFar() {
    List<Integer> seen = new ArrayList<>();
    commands.follow(events -> seen.add(events.size()));

    Committed<Long> committed =
        commands.execute(
            ADA,
            () -> {
              scene.createProject();
              long position = commands.flush();
              assertThat(seen).containsExactly(1);
              commands.send(roles(BOB, Role.LEAD), ADA);
              return position;
            });

    assertThat(seen).containsExactly(1, 1);
    assertThat(committed.result()).isEqualTo(committed.position() - 1);
  }

  @Test
  void aCommandSeesWhatEarlierOnesPublished() {
    commands.execute(
        ADA,
        () -> {
          scene.createProject();
          assertThat(log.readStream("p1")).hasSize(1);
          assertThat(log.readAfter(0)).as("others don't").isEmpty();
          commands.send(roles(BOB, Role.LEAD), ADA);
          assertThat(log.readStream("p1")).hasSize(2);
          return commands.send(new CreateBatch(B1, P1, "May", 50, null), ADA).position();
        });

    assertThat(scene.types())
        .containsExactly("project-created", "member-roles-changed", "batch-created");
  }

  @Test
  void aRefusalThatIsCaughtTakesBackOnlyWhatItPublished() {
    scene.createProject();

    commands.execute(
        ADA,
        () -> {
          commands.send(roles(BOB, Role.LEAD), ADA);
          assertThatThrownBy(
                  () ->
                      commands.execute(
                          ADA,
                          () -> {
                            commands.send(roles(BOB, Role.ADMIN), ADA);
                            throw new IllegalArgumentException("broken");
                          }))
              .isInstanceOf(IllegalArgumentException.class);
          assertThat(refusalOf(() -> commands.send(new ChangePolicy(P1, Samples.POLICY, 9), ADA)))
              .isEqualTo(Refusal.STALE_VERSION);
          return null;
        });

    assertThat(scene.types()).containsExactly("project-created", "member-roles-changed");
  }

  @Test
  void aPartThatStoredEventsAndFailedFailsTheWhole() {
    scene.createProject();

    assertThatThrownBy(() -> commands.execute(ADA, this::catchAFailureAfterStoring))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("had stored events");
    assertThat(scene.types()).containsExactly("project-created");
  }

  private Void catchAFailureAfterStoring() {
    assertThatThrownBy(
            () ->
                commands.execute(
                    ADA,
                    () -> {
                      commands.send(roles(BOB, Role.LEAD), ADA);
                      assertThat(log.readStream("p1")).hasSize(2);
                      throw new IllegalArgumentException("broken");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    return null;
  }

  @Test
  void refusesATransactionThatItDidNotOpen() {
    var outer = new TransactionTemplate(new JdbcTransactionManager(scene.database));

    assertThatThrownBy(() -> outer.executeWithoutResult(status -> scene.createProject()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("open the transaction themselves");
  }
}
