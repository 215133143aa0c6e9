package io.countersign.projections.agreement;

import io.countersign.engine.project.ProjectId;
import io.countersign.engine.project.UserId;
import io.countersign.engine.quality.agreement.Rated;
import io.countersign.projections.agreement.Confusions.Cell;
import io.countersign.projections.agreement.Confusions.Compare;
import io.countersign.projections.agreement.Confusions.Matrix;
import io.countersign.projections.query.Query;
import io.countersign.projections.query.Reading;
import io.countersign.projections.store.Fields;
import io.countersign.projections.store.Keys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What do the people and models of a project take for what? Those with the most rows come first, at
 * most 100 of a kind, with at most 1,000 cells each.
 */
public record ConfusionsOf(ProjectId project) implements Query<Confusions> {
  private static final int MOST_MATRICES = 100;
  private static final int MOST_CELLS = 1_000;

  @Override
  public Confusions answer(Reading reading) {
    List<Matrix> matrices = new ArrayList<>(independent(reading));
    List<Matrix> accepted =
        reading
            .after(
                ConfusionView.DOCUMENTS, Keys.below(project.value()), null, AgreementOf.MOST_COUNTS)
            .stream()
            .map(ConfusionsOf::accepted)
            .toList();
    matrices.addAll(accepted);
    return new Confusions(
        List.of(Compare.values()).stream().flatMap(kind -> most(matrices, kind).stream()).toList(),
        reading.freshness().asOf(),
        reading.freshness().position());
  }

  private static List<Matrix> most(List<Matrix> matrices, Compare kind) {
    return matrices.stream()
        .filter(matrix -> matrix.compare() == kind && matrix.rows() > 0)
        .sorted(Comparator.comparingLong(matrix -> -matrix.rows()))
        .limit(MOST_MATRICES)
        .toList();
  }

  private List<Matrix> independent(Reading reading) {
    return AgreementOf.counts(reading, project).stream()
        .filter(counts -> !counts.ofWeek())
        .collect(Collectors.groupingBy(AnswerCounts::question))
        .entrySet()
        .stream()
        .flatMap(
            of -> PairCounts.of(of.getValue()).stream().map(pair -> independent(of.getKey(), pair)))
        .toList();
  }

  private static Matrix independent(String question, PairCounts pair) {
    Map<List<String>, Long> counts = new HashMap<>();
    for (Rated<String> rated : pair.answers()) {
      counts.merge(rated.values(), rated.units(), Long::sum);
    }
    List<Cell> cells =
        counts.entrySet().stream().map(count -> cell(count.getKey(), count.getValue())).toList();
    return matrix(
        question, Compare.INDEPENDENT, new Sides(pair.person(), pair.other(), null, null), cells);
  }

  private static Matrix accepted(Document document) {
    List<Cell> cells =
        Fields.numbers(Fields.child(document, ConfusionView.CELLS)).entrySet().stream()
            .map(count -> cell(Keys.split(count.getKey()), count.getValue()))
            .toList();
    String person = document.getString(ConfusionView.PERSON);
    return matrix(
        Fields.text(document, ConfusionView.QUESTION),
        person == null ? Compare.PROPOSED : Compare.FIRST,
        new Sides(
            Optional.ofNullable(person).map(UserId::new).orElse(null),
            null,
            document.getString(ConfusionView.MODEL_NAME),
            document.getString(ConfusionView.VERSION)),
        cells);
  }

  private static Cell cell(List<String> answers, long rows) {
    return new Cell(answers.get(0), answers.get(1), rows);
  }

  /** Of those with rows. */
  private static Matrix matrix(String question, Compare compare, Sides of, List<Cell> cells) {
    List<Cell> filled = cells.stream().filter(cell -> cell.rows() > 0).toList();
    return new Matrix(
        question,
        compare,
        of.person(),
        of.other(),
        of.model(),
        of.version(),
        filled.stream().mapToLong(Cell::rows).sum(),
        filled.stream().filter(ConfusionsOf::agrees).mapToLong(Cell::rows).sum(),
        filled.stream()
            .sorted(
                Comparator.comparingLong((Cell cell) -> -cell.rows())
                    .thenComparing(Cell::answer)
                    .thenComparing(Cell::otherAnswer))
            .limit(MOST_CELLS)
            .toList());
  }

  private static boolean agrees(Cell cell) {
    return cell.answer().equals(cell.otherAnswer());
  }

  /** Who is set against whom. */
  private record Sides(
      @Nullable UserId person,
      @Nullable UserId other,
      @Nullable String model,
      @Nullable String version) {}
}
