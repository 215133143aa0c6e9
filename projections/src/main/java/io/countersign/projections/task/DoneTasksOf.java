package io.countersign.projections.task;

import com.mongodb.client.model.Filters;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Conditions;
import io.countersign.projections.query.Page;
import io.countersign.projections.query.PageRequest;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import java.util.ArrayList;
import java.util.List;
import org.bson.conversions.Bson;

/** Which tasks of a project are finished, the latest first? */
public record DoneTasksOf(ProjectId project, DoneTaskFilter filter, PageRequest page)
    implements Query<Page<DoneTask>> {
  @Override
  public Page<DoneTask> answer(Reading reading) {
    return reading.page(
        DoneTaskView.DOCUMENTS,
        stored(),
        page,
        List.of(),
        found -> found.stream().map(DoneTasks::read).toList());
  }

  private Bson stored() {
    List<Bson> conditions = new ArrayList<>();
    conditions.add(Filters.eq(DoneTasks.PROJECT, project.value()));
    Conditions.equal(conditions, DoneTasks.STAGE, filter.stage());
    Conditions.equal(conditions, DoneTasks.ASSIGNEE, filter.assignee());
    Conditions.equal(conditions, "kind", filter.kind());
    Conditions.equal(conditions, "sla", filter.sla());
    Conditions.equal(conditions, "batch", filter.batch());
    if (!filter.outcomes().isEmpty()) {
      conditions.add(Filters.in("outcome", filter.outcomes().stream().map(Enum::name).toList()));
    }
    Conditions.within(conditions, "doneAt", filter.from(), filter.to());
    return Filters.and(conditions);
  }
}
