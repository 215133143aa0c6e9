package io.countersign.bench.trial.load;

import io.countersign.bench.rig.Caller;
import io.countersign.bench.rig.TextProject;
import io.countersign.bench.rig.TextRows;
import io.countersign.ops.contract.client.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Imports while little is left to do, changes the policy, and reopens rows that were finished. */
final class Managing implements Load.Shift {
  private static final int ENOUGH_WAITING = 400;
  private static final int MOST_ROWS = 300;

  private final Caller caller;
  private final TextProject project;
  private final Ledger ledger;
  private final Load load;
  private final Random random;

  Managing(Caller caller, TextProject project, Ledger ledger, Load load, Random random) {
    this.caller = caller;
    this.project = project;
    this.ledger = ledger;
    this.load = load;
    this.random = random;
  }

  @Override
  public boolean workOnce() throws InterruptedException {
    String row = load.finished.poll();
    if (row != null) {
      reopen(row);
    }
    if (random.nextInt(8) == 0) {
      changePolicy();
    }
    if (load.waiting.get() > ENOUGH_WAITING) {
      return row != null;
    }
    importRows(1 + random.nextInt(MOST_ROWS));
    return true;
  }

  private void reopen(String row) throws InterruptedException {
    String mark = ledger.mark("reopen");
    Answer answer =
        caller.send("POST", "/data-rows/%s/reopen".formatted(row), Map.of("reason", mark));
    if (ledger.answered(mark, answer)) {
      load.waiting.incrementAndGet();
    }
  }

  private void changePolicy() throws InterruptedException {
    String mark = ledger.mark("policy");
    Map<String, Object> policy = project.policy(mark, 1 + random.nextInt(3), random.nextBoolean());
    ledger.answered(
        mark, caller.send("PUT", "/projects/%s/policy".formatted(project.id()), policy));
  }

  private void importRows(int count) throws InterruptedException {
    String batch = ledger.mark("batch");
    String lines = lines(batch, count);
    List<String> keys =
        lines
            .lines()
            .map(line -> JsonMapper.shared().readTree(line).path("key").asString())
            .toList();
    keys.forEach(ledger::sent);
    Answer answer = caller.importRows(project.id(), batch, lines);
    keys.forEach(key -> ledger.answered(key, answer));
    load.waiting.addAndGet(count);
  }

  private static String lines(String batch, int count) {
    try {
      return new String(new TextRows(batch, count).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
