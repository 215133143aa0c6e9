package io.countersign.projections.store;

import com.mongodb.client.model.IndexModel;
import com.mongodb.client.model.Indexes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The collections of a generation, with the indexes that lists use on a MongoDB server. */
public enum ViewCollection {
  /** A project and its rows by state. */
  PROJECT,
  /** What the dashboard of a project counts. */
  DASHBOARD,
  /** What was done on a day in a project, by hour. */
  DAY,
  /** How many rows of a project or a batch came in and were accepted on a day. */
  PROGRESS,
  /** The open tasks of a project. */
  OPEN_WORK,
  /** Where the open rows of a project wait in its flow. */
  FLOW,
  /** How a reviewer of a project decides. */
  REVIEWER,
  /** What somebody did on a day in a project. */
  PERSON_DAY,
  /** How a model fares in a project. */
  MODEL,
  /** How far a model run is. */
  MODEL_RUN,
  /** A batch and its rows by state. */
  BATCH(List.of("project", Fields.ID)),
  /** A finished task. */
  TASK(
      List.of("project", Fields.ID),
      List.of("project", "stage", Fields.ID),
      List.of("project", "assignee", Fields.ID)),
  /** A data row. */
  ROW(
      List.of("project", Fields.ID),
      List.of("project", "state", Fields.ID),
      List.of("project", "stage", Fields.ID),
      List.of("project", "facts", Fields.ID),
      List.of("batch", Fields.ID),
      List.of("project", "key"));

  private final List<List<String>> indexes;

  @SafeVarargs
  @SuppressWarnings("ImmutableEnumChecker") // copied
  ViewCollection(List<String>... indexes) {
    this.indexes = List.copyOf(Arrays.asList(indexes));
  }

  /** How the collection is called, but for its generation. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  List<IndexModel> indexes() {
    return indexes.stream().map(fields -> new IndexModel(Indexes.ascending(fields))).toList();
  }
}
