package io.countersign.ops.server.directory;

import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.batch.BatchEvent.BatchRescheduled;
import io.countersign.engine.fold.Fold;
import io.countersign.engine.log.EventLog;
import io.countersign.engine.log.Follower;
import io.countersign.engine.log.RecordedEvent;
import io.countersign.engine.modelrun.ModelEvent.ModelBarred;
import io.countersign.engine.modelrun.ModelEvent.ModelReadmitted;
import io.countersign.engine.modelrun.ModelEvent.ModelRegistered;
import io.countersign.engine.modelrun.ModelEvent.ModelRunStarted;
import io.countersign.engine.modelrun.ModelId;
import io.countersign.engine.project.Policy;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.Role;
import io.countersign.engine.refusal.CommandRefused;
import io.countersign.engine.refusal.Refusal;
import io.countersign.engine.sample.SampleEvent.SampleDrawn;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the tables of projects, members, batches, models, runs and samples, inside the transaction
 * that stores the events. A name that is taken is refused with {@code ALREADY_EXISTS}.
 */
public final class Directory implements Follower {
  static final List<String> TABLES =
      List.of(
          "project_directory",
          "project_member",
          "batch_directory",
          "model_directory",
          "model_run_directory",
          "sample_directory");

  private static final Set<Class<?>> EVENTS =
      Set.of(
          ProjectCreated.class,
          ProjectPolicyChanged.class,
          ProjectArchived.class,
          ProjectRestored.class,
          MemberRolesChanged.class,
          BatchCreated.class,
          BatchRescheduled.class,
          ModelRegistered.class,
          ModelBarred.class,
          ModelReadmitted.class,
          ModelRunStarted.class,
          SampleDrawn.class);

  /**
   * What somebody is from now on. Until they are measured, and they are that for good, each change
   * ends a time in which they could see true labels, if it was one.
   */
  private static final String MEMBER =
      """
      INSERT INTO %1$sproject_member AS m (project_id, user_id, roles, measured, informed_until)
        SELECT ?, ?, ?, ?, CASE WHEN ? AND runs THEN at END
          FROM (SELECT EXISTS (SELECT FROM app_user WHERE id = ? AND admin) AS runs,
            ?::timestamptz AS at) now
        ON CONFLICT (project_id, user_id) DO UPDATE SET
          roles = EXCLUDED.roles, measured = m.measured OR EXCLUDED.measured,
          informed_until = CASE
            WHEN m.measured THEN m.informed_until
            WHEN m.roles && '{MANAGER,AUDITOR,ADMIN}'::text[] THEN ?
            ELSE coalesce(EXCLUDED.informed_until, m.informed_until) END
      """;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final String prefix;
  private final Fold<RecordedEvent> fold =
      new Fold<RecordedEvent>()
          .on(ProjectCreated.class, this::created)
          .on(ProjectPolicyChanged.class, this::changed)
          .on(ProjectArchived.class, this::archived)
          .on(ProjectRestored.class, this::restored)
          .on(MemberRolesChanged.class, this::changed)
          .on(BatchCreated.class, this::created)
          .on(BatchRescheduled.class, this::changed)
          .on(ModelRegistered.class, this::registered)
          .on(ModelBarred.class, this::barred)
          .on(ModelReadmitted.class, this::readmitted)
          .on(ModelRunStarted.class, this::started)
          .on(SampleDrawn.class, this::drawn);

  public Directory(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this(jdbc, transaction, "");
  }

  /**
   * Keeps other tables.
   *
   * @param prefix of their names
   */
  Directory(JdbcTemplate jdbc, TransactionTemplate transaction, String prefix) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.prefix = prefix;
  }

  @Override
  public boolean needsPositions() {
    return true;
  }

  @Override
  public void follow(List<RecordedEvent> events) {
    events.forEach(event -> fold.apply(event, event.payload(), event.at()));
  }

  /**
   * Makes the tables anew, in one transaction. Commands that would change them wait; they can be
   * read as before.
   */
  public void rebuild(EventLog log) {
    transaction.executeWithoutResult(
        status -> {
          jdbc.execute("LOCK TABLE " + String.join(", ", TABLES) + " IN SHARE ROW EXCLUSIVE MODE");
          TABLES.forEach(table -> jdbc.update("DELETE FROM " + table));
          read(log);
        });
  }

  /** Fills the tables, which must be empty, with what the transaction under way sees in the log. */
  void read(EventLog log) {
    log.streamByStreamAsSeen(EVENTS, this::follow);
  }

  private void created(RecordedEvent recorded, ProjectCreated event, Instant at) {
    requireNew(
        () ->
            jdbc.update(
                "INSERT INTO " + prefix + "project_directory VALUES (?, ?, ?, 1, ?, ?, ?)",
                event.projectId().value(),
                event.name(),
                event.mediaType(),
                Timestamp.from(at),
                model(event.policy()),
                modelVersion(event.policy())),
        "a project " + event.name());
  }

  private void changed(RecordedEvent recorded, ProjectPolicyChanged event, Instant at) {
    jdbc.update(
        "UPDATE "
            + prefix
            + "project_directory SET policy_version = ?, model = ?, model_version = ?"
            + " WHERE project_id = ?",
        event.policyVersion(),
        model(event.policy()),
        modelVersion(event.policy()),
        event.projectId().value());
  }

  private void archived(RecordedEvent recorded, ProjectArchived event, Instant at) {
    archive(event.projectId(), at);
  }

  private void restored(RecordedEvent recorded, ProjectRestored event, Instant at) {
    archive(event.projectId(), null);
  }

  private void archive(ProjectId project, @Nullable Instant since) {
    jdbc.update(
        "UPDATE " + prefix + "project_directory SET archived_at = ? WHERE project_id = ?",
        timestamp(since),
        project.value());
  }

  private static @Nullable String model(Policy policy) {
    return policy.preLabel() == null ? null : policy.preLabel().model();
  }

  private static @Nullable String modelVersion(Policy policy) {
    return policy.preLabel() == null ? null : policy.preLabel().version();
  }

  private void changed(RecordedEvent recorded, MemberRolesChanged event, Instant at) {
    String project = event.projectId().value();
    String member = event.member().value();
    String[] roles = event.roles().stream().map(Role::name).sorted().toArray(String[]::new);
    boolean measured = !Collections.disjoint(event.roles(), Role.MEASURED);
    jdbc.update(
        MEMBER.formatted(prefix),
        project,
        member,
        roles,
        measured,
        measured,
        member,
        Timestamp.from(at),
        Timestamp.from(at));
  }

  private void created(RecordedEvent recorded, BatchCreated event, Instant at) {
    requireNew(
        () ->
            jdbc.update(
                "INSERT INTO " + prefix + "batch_directory VALUES (?, ?, ?, ?, ?)",
                event.batchId().value(),
                event.projectId().value(),
                event.name(),
                event.priority(),
                timestamp(event.dueAt())),
        "a batch " + event.name());
  }

  private void changed(RecordedEvent recorded, BatchRescheduled event, Instant at) {
    jdbc.update(
        "UPDATE " + prefix + "batch_directory SET priority = ?, due_at = ? WHERE batch_id = ?",
        event.priority(),
        timestamp(event.dueAt()),
        event.batchId().value());
  }

  private void registered(RecordedEvent recorded, ModelRegistered event, Instant at) {
    jdbc.update(
        "INSERT INTO "
            + prefix
            + "model_directory (name, version, sha256, media_type, classes, trained_on, examples,"
            + " registered_by, at, position, candidate) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        event.model().name(),
        event.model().version(),
        event.model().sha256(),
        event.mediaType(),
        event.classes().toArray(String[]::new),
        event.trainedOn() == null ? null : event.trainedOn().value(),
        event.examples(),
        event.by().value(),
        Timestamp.from(at),
        recorded.position(),
        event.candidate());
  }

  private void barred(RecordedEvent recorded, ModelBarred event, Instant at) {
    bar(event.modelId(), event.reason(), at);
  }

  private void readmitted(RecordedEvent recorded, ModelReadmitted event, Instant at) {
    bar(event.modelId(), null, null);
  }

  private void bar(ModelId model, @Nullable String reason, @Nullable Instant since) {
    jdbc.update(
        "UPDATE "
            + prefix
            + "model_directory SET barred = ?, barred_at = ? WHERE name = ? AND version = ?",
        reason,
        timestamp(since),
        model.name(),
        model.version());
  }

  private void started(RecordedEvent recorded, ModelRunStarted event, Instant at) {
    jdbc.update(
        "INSERT INTO " + prefix + "model_run_directory VALUES (?, ?, ?, ?, ?, ?, ?)",
        event.modelRunId().value(),
        event.projectId().value(),
        event.batchId().value(),
        event.model().name(),
        event.model().version(),
        event.rows(),
        Timestamp.from(at));
  }

  private void drawn(RecordedEvent recorded, SampleDrawn event, Instant at) {
    jdbc.update(
        "INSERT INTO " + prefix + "sample_directory VALUES (?, ?, ?)",
        event.sampleId().value(),
        event.projectId().value(),
        event.batchId().value());
  }

  private static void requireNew(Runnable insert, String what) {
    try {
      insert.run();
    } catch (DuplicateKeyException e) {
      throw new CommandRefused(
          Refusal.ALREADY_EXISTS, "Expected a new name, but there is " + what + " already");
    }
  }

  private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }
}
