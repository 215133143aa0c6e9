package io.countersign.projections.person;

import com.mongodb.client.model.Filters;
import io.countersign.engine.datarow.ReviewOutcome;
import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.projections.person.PersonFigures.Figures;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Histogram;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What did somebody do in the last days? */
public record FiguresOf(ProjectId project, UserId person) implements Query<PersonFigures> {
  private static final int DAYS = 7;

  @Override
  public PersonFigures answer(Reading reading) {
    LocalDate today = LocalDate.ofInstant(reading.now(), ZoneOffset.UTC);
    List<String> ids = new ArrayList<>();
    for (int back = 0; back < DAYS; back++) {
      ids.add(PersonView.id(project, person, today.minusDays(back)));
    }
    Map<String, Document> days = new TreeMap<>();
    reading
        .find(PersonView.DOCUMENTS, Filters.in(Fields.ID, ids))
        .forEach(day -> days.put(Fields.text(day, Fields.ID), day));
    Document last = days.get(ids.get(0));
    return new PersonFigures(
        figures(last == null ? List.of() : List.of(last)),
        figures(List.copyOf(days.values())),
        reading.freshness().asOf(),
        reading.freshness().position());
  }

  private static Figures figures(List<Document> days) {
    long decisions = 0;
    for (ReviewOutcome outcome : ReviewOutcome.values()) {
      decisions += sum(days, PersonView.OUTCOMES, outcome.name());
    }
    long rejected = sum(days, PersonView.OUTCOMES, ReviewOutcome.REJECTED.name());
    return new Figures(
        sum(days, PersonView.LABELLED),
        median(days, PersonView.LABEL_SECONDS),
        decisions,
        sum(days, PersonView.OUTCOMES, ReviewOutcome.APPROVED.name()),
        sum(days, PersonView.OUTCOMES, ReviewOutcome.CORRECTED.name()),
        rejected,
        sum(days, PersonView.OUTCOMES, ReviewOutcome.ADJUDICATED.name()),
        median(days, PersonView.SECONDS),
        Fields.share(rejected, decisions),
        Fields.share(sum(days, PersonView.AGREED), sum(days, PersonView.COMPARED)));
  }

  private static long sum(List<Document> days, String... path) {
    return days.stream().mapToLong(day -> Fields.number(day, path)).sum();
  }

  private static @Nullable Double median(List<Document> days, String field) {
    Document all = new Document();
    for (Document day : days) {
      Fields.child(day, field)
          .forEach((bucket, count) -> all.merge(bucket, count, FiguresOf::plus));
    }
    Histogram seconds = new Histogram(all);
    return seconds.count() == 0 ? null : seconds.quantileSeconds(0.5);
  }

  private static Object plus(Object one, Object other) {
    return ((Number) one).longValue() + ((Number) other).longValue();
  }
}
