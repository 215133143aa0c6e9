package io.countersign.projections.project;

import com.mongodb.client.model.Filters;
import io.countersign.engine.batch.BatchEvent;
import io.countersign.engine.batch.BatchEvent.BatchCreated;
import io.countersign.engine.project.ProjectEvent;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceResumed;
import io.countersign.engine.project.ProjectEvent.MachineAcceptanceStopped;
import io.countersign.engine.project.ProjectEvent.MemberRolesChanged;
import io.countersign.engine.project.ProjectEvent.ProjectArchived;
import io.countersign.engine.project.ProjectEvent.ProjectCreated;
import io.countersign.engine.project.ProjectEvent.ProjectPolicyChanged;
import io.countersign.engine.project.ProjectEvent.ProjectRestored;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.fold.DocumentView;
import io.countersign.projections.fold.Occurrence;
import io.countersign.projections.fold.ReadModel;
import io.countersign.projections.fold.RowStep;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Generation;
import io.countersign.projections.store.Keys;
import io.countersign.projections.store.ViewCollection;
import io.countersign.projections.store.ViewDocument;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Counts the batches of each project, and its rows by state, and keeps which models are stopped.
 */
public final class ProjectView extends DocumentView {
  public static final ViewCollection DOCUMENTS = new ViewCollection("project");
  public static final ReadModel MODEL = new ReadModel(DOCUMENTS, 3, ProjectView::new);

  static final String NAME = "name";
  private static final String STOPS = "stops";
  private static final String FIRST_ROW = "firstRow";
  private static final String LAST_ROW = "lastRow";

  private ProjectView(Generation generation) {
    super(generation, DOCUMENTS);
  }

  @Override
  public void on(ProjectEvent event, Occurrence occurrence) {
    if (event instanceof MemberRolesChanged
        || event instanceof ProjectArchived
        || event instanceof ProjectRestored) {
      return;
    }
    documents.change(
        event.projectId().value(),
        occurrence.position(),
        project -> {
          if (event instanceof ProjectCreated created) {
            create(project, created, occurrence);
          } else if (event instanceof ProjectPolicyChanged changed) {
            project.set("policyVersion", changed.policyVersion());
          } else if (event instanceof MachineAcceptanceStopped stopped) {
            stop(project, stopped, occurrence);
          } else if (event instanceof MachineAcceptanceResumed) {
            project.set(STOPS, null);
          }
        });
  }

  private static void create(ViewDocument project, ProjectCreated event, Occurrence occurrence) {
    project
        .set(NAME, event.name())
        .set("mediaType", event.mediaType())
        .set("policyVersion", 1)
        .set("createdAt", Fields.date(occurrence.at()));
  }

  private static void stop(
      ViewDocument project, MachineAcceptanceStopped event, Occurrence occurrence) {
    Document stop =
        new Document("at", Fields.date(occurrence.at()))
            .append("audits", event.audits())
            .append("errors", event.errors())
            .append("mostErrors", event.mostErrors());
    if (event.since() != null) {
      stop.append("since", Fields.date(event.since()));
    }
    project.put(stop, STOPS, Keys.join(event.modelName(), event.modelVersion()));
  }

  /** How versions of models were stopped in the project, by their joined name and version. */
  public static Map<String, Document> stops(Reading reading, ProjectId project) {
    return Fields.children(
        Fields.child(reading.get(DOCUMENTS, project.value()), STOPS), (version, stop) -> stop);
  }

  @Override
  public void on(BatchEvent event, Occurrence occurrence) {
    if (event instanceof BatchCreated created) {
      documents.change(
          created.projectId().value(), occurrence.position(), project -> project.add(1, "batches"));
    }
  }

  @Override
  public void on(RowStep step) {
    if (step.reached().isPresent()) {
      documents.change(
          step.project().value(),
          step.position(),
          project -> {
            step.left().ifPresent(state -> project.add(-1, "states", state.name()));
            step.reached().ifPresent(state -> project.add(1, "states", state.name()));
            project.add(step.came(), "rows");
            if (step.before() == null) {
              span(project, step.event().dataRowId().value());
            }
          });
    }
  }

  /** Ids grow with time: with their bounds, a list need not look at the rows of other projects. */
  private static void span(ViewDocument project, String row) {
    if (!(project.get(FIRST_ROW) instanceof String first) || row.compareTo(first) < 0) {
      project.set(FIRST_ROW, row);
    }
    if (!(project.get(LAST_ROW) instanceof String last) || row.compareTo(last) > 0) {
      project.set(LAST_ROW, row);
    }
  }

  /** What holds of the ids of a project's rows. */
  public static Bson rowsOf(Reading reading, ProjectId project) {
    return reading
        .find(DOCUMENTS, project.value())
        .filter(found -> found.containsKey(FIRST_ROW))
        .map(
            found ->
                Filters.and(
                    Filters.gte(Fields.ID, Fields.text(found, FIRST_ROW)),
                    Filters.lte(Fields.ID, Fields.text(found, LAST_ROW))))
        .orElseGet(() -> Filters.in(Fields.ID, List.of()));
  }
}
