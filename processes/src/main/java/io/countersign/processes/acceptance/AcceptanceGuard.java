package io.countersign.processes.acceptance;

import io.countersign.engine.log.Commands;
import io.countersign.engine.log.retry.DatabaseTrouble;
import io.countersign.engine.project.JudgeMachineAcceptance;
import io.countersign.engine.project.UserId;
import io.countersign.processes.acceptance.AuditTable.Version;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has models judged by what audits of them found. Several may do so at once, here and on other
 * nodes: each takes audits that no other has.
 */
public final class AcceptanceGuard {
  /** How many of the newest audits a model is judged by. */
  static final int MOST_AUDITS = 2_000;

  private static final Logger LOG = LoggerFactory.getLogger(AcceptanceGuard.class);

  private final AuditTable audits;
  private final Commands commands;

  public AcceptanceGuard(AuditTable audits, Commands commands) {
    this.audits = audits;
    this.commands = commands;
  }

  /**
   * Has one version of a model judged, in a transaction of its own. One that can't be keeps no
   * other from it, and is tried again after its next audit.
   *
   * @return whether there was one that has new audits
   */
  public boolean judgeNext() {
    AtomicReference<@Nullable Version> taken = new AtomicReference<>();
    try {
      return commands.<Boolean>execute(UserId.SYSTEM, () -> judgeNext(taken)).result();
    } catch (RuntimeException failure) {
      DatabaseTrouble.passOn(failure);
      Version version = taken.get();
      if (version == null) {
        throw failure;
      }
      LOG.error("{} can't be judged until its next audit", version, failure);
      commands.execute(UserId.SYSTEM, () -> audits.markJudged(version));
      return true;
    }
  }

  private boolean judgeNext(AtomicReference<@Nullable Version> taken) {
    Optional<Version> next = audits.toJudge();
    next.ifPresent(
        version -> {
          taken.set(version);
          audits.markJudged(version);
          judge(version);
        });
    return next.isPresent();
  }

  private void judge(Version version) {
    commands.send(
        new JudgeMachineAcceptance(
            version.projectId(),
            version.model(),
            version.version(),
            audits.newest(version, MOST_AUDITS)),
        UserId.SYSTEM);
  }
}
