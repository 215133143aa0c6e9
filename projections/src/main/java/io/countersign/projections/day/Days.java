package io.countersign.projections.day;

import com.mongodb.client.model.Filters;
import io.countersign.engine.project.ProjectId;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** What was done in a project on some days, in UTC. */
public final class Days {
  private final Map<LocalDate, Document> byDate;

  private Days(Map<LocalDate, Document> byDate) {
    this.byDate = byDate;
  }

  /** Reads the last {@code count} days, today included. */
  public static Days last(int count, Reading reading, ProjectId project) {
    LocalDate today = LocalDate.ofInstant(reading.now(), ZoneOffset.UTC);
    Map<String, LocalDate> ids = new HashMap<>();
    for (int back = 0; back < count; back++) {
      ids.put(DayView.id(project, today.minusDays(back)), today.minusDays(back));
    }
    Map<LocalDate, Document> byDate = new HashMap<>();
    reading
        .find(DayView.DOCUMENTS, Filters.in(Fields.ID, ids.keySet()))
        .forEach(day -> byDate.put(ids.get(Fields.text(day, Fields.ID)), day));
    return new Days(byDate);
  }

  /** The rows that people accepted, by the hour. */
  public Map<Instant, Long> acceptedByPeople() {
    Map<Instant, Long> accepted = new HashMap<>();
    byDate.forEach(
        (date, day) ->
            hours(date, day)
                .forEach(
                    (hour, counts) ->
                        accepted.put(hour, Fields.number(counts, DayView.ACCEPTED_BY_PEOPLE))));
    return accepted;
  }

  /** The breaches by stage on each day that had any. */
  public Map<LocalDate, Map<String, Long>> breaches() {
    Map<LocalDate, Map<String, Long>> breaches = new HashMap<>();
    byDate.forEach(
        (date, day) -> {
          Document stages = Fields.child(day, "breaches");
          if (!stages.isEmpty()) {
            breaches.put(date, Fields.numbers(stages));
          }
        });
    return breaches;
  }

  public List<Throughput> throughput() {
    List<Throughput> throughput = new ArrayList<>();
    byDate.forEach(
        (date, day) ->
            hours(date, day)
                .forEach(
                    (hour, counts) ->
                        throughput.add(
                            new Throughput(
                                hour,
                                Fields.number(counts, DayView.ACCEPTED),
                                Fields.number(counts, DayView.LABELLED),
                                Fields.number(counts, DayView.REVIEWED)))));
    throughput.sort(Comparator.comparing(Throughput::hour));
    return throughput;
  }

  private static Map<Instant, Document> hours(LocalDate date, Document day) {
    Document hours = Fields.child(day, "hours");
    Map<Instant, Document> byInstant = new HashMap<>();
    for (String hour : hours.keySet()) {
      Instant instant = date.atTime(Integer.parseInt(hour), 0).toInstant(ZoneOffset.UTC);
      byInstant.put(instant, Fields.child(hours, hour));
    }
    return byInstant;
  }
}
