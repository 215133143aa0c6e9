package io.countersign.processes;

import static io.countersign.processes.Workshop.ADA;
import static io.countersign.processes.Workshop.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.DataRowState;
import io.countersign.engine.project.FlowId;
import io.countersign.processes.flow.FlowFile;
import io.countersign.processes.flow.FlowFiles;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two versions of one flow: rows go through the one that their policy names. */
@SuppressWarnings("NullAway.Init") // each test says what is given
class FlowVersionsTest {
  private static final FlowId OLD = Rules.staged(1).flow();
  private static final FlowId NEW = new FlowId(OLD.key(), OLD.version() + 1);

  private Workshop workshop;

  @AfterEach
  void close() {
    workshop.close();
  }

  /** A next version of staged review, in which two people label a row. */
  private static FlowFile next() {
    String twoLabels = Rules.twoLabels(1).flow().key();
    FlowFile diagram =
        FlowFiles.shipped().diagrams().stream()
            .filter(file -> file.name().startsWith(twoLabels))
            .findFirst()
            .orElseThrow();
    return new FlowFile(
        "next-" + diagram.name(),
        diagram
            .xml()
            .replace("process id=\"" + twoLabels, "process id=\"" + NEW.key())
            .replace("bpmnElement=\"" + twoLabels + "\"", "bpmnElement=\"" + NEW.key() + "\"")
            .replaceAll("versionTag=\"[0-9]+\"", "versionTag=\"" + NEW.version() + "\""));
  }

  private static FlowFiles both() {
    return FlowFiles.shipped().with(next());
  }

  /** As a later release would have it, which ships the older version no longer. */
  private static FlowFiles onlyTheNew() {
    return new FlowFiles(List.of(next()), both().decisions());
  }

  private DataRowId rowOfTheNewVersion() {
    workshop.changePolicy(Rules.staged(1).flow(NEW));
    return workshop.register();
  }

  @Test
  void aRowInFlightStaysOnItsVersionAndANewOneTakesTheNew() {
    workshop = Workshop.alone(Rules.staged(1), both());
    DataRowId old = workshop.register();
    DataRowId fresh = rowOfTheNewVersion();

    assertThat(workshop.waitingAt(old)).containsExactly("label-data-row");
    assertThat(workshop.waitingAt(fresh)).containsExactly("label-data-row", "label-data-row");
    workshop.submit(old, ADA);
    assertThat(workshop.waitingAt(old)).containsExactly("review-label");
    workshop.approve(old, BOB);
    assertThat(workshop.row(old).state()).isEqualTo(DataRowState.ACCEPTED);
    assertThat(workshop.differences()).isEmpty();
  }

  @Test
  void aRebuildPutsEachRowBackOnItsVersion() {
    workshop = Workshop.alone(Rules.staged(1), both());
    DataRowId old = workshop.register();
    DataRowId fresh = rowOfTheNewVersion();
    workshop.processes.rebuild().rebuild(count -> {});

    assertThat(workshop.differences()).isEmpty();
    workshop.submit(old, ADA);
    assertThat(workshop.waitingAt(old)).containsExactly("review-label");
    assertThat(workshop.waitingAt(fresh)).containsExactly("label-data-row", "label-data-row");
  }

  @Test
  void verifyTellsARowOnAnotherVersionThanItsPolicyNames() {
    workshop = Workshop.alone(Rules.staged(1), both());
    DataRowId old = workshop.register();
    workshop.jdbc.update(
        "UPDATE act_ru_execution SET proc_def_id_ = (SELECT id_ FROM act_re_procdef WHERE key_ = ?"
            + " AND version_tag_ = ?) WHERE business_key_ = ?",
        NEW.key(),
        Integer.toString(NEW.version()),
        old.value());

    assertThat(workshop.differences())
        .singleElement()
        .asString()
        .isEqualTo(old + ": Expected flow " + OLD + ", but found " + NEW);
    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.differences()).isEmpty();
  }

  @Test
  void aVersionThatIsNoLongerShippedRunsForWhoeverIsOnIt() {
    workshop = Workshop.alone(Rules.staged(1));
    DataRowId old = workshop.register();
    workshop = workshop.upgraded(onlyTheNew());

    workshop.submit(old, ADA);
    assertThat(workshop.waitingAt(old)).containsExactly("review-label");
    assertThat(workshop.waitingAt(workshop.register())).containsExactly("label-data-row");
    assertThat(workshop.processes.diagram(OLD)).isPresent();
    workshop.processes.rebuild().rebuild(count -> {});
    assertThat(workshop.waitingAt(old)).containsExactly("review-label");
    assertThat(workshop.differences()).isEmpty();
  }
}
