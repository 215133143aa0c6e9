package io.countersign.ops.server.export;

import io.countersign.engine.batch.BatchId;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.Label;
import io.countersign.engine.project.UserId;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.content.StoredContent;
import io.countersign.ops.server.directory.Lookup;
import io.countersign.ops.server.directory.Names;
import io.countersign.ops.server.export.ExportLine.LabelOfLine;
import io.countersign.ops.server.export.ExportLine.ReviewOfLine;
import io.countersign.projections.row.ExportRow;
import io.countersign.projections.row.ExportRow.ExportReview;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes lines of rows: with their texts, and with the names of their batches and people. */
@Component
final class LineMaking {
  private final ContentStore contents;
  private final Lookup lookup;
  private final Names names;

  LineMaking(ContentStore contents, Lookup lookup, Names names) {
    this.contents = contents;
    this.lookup = lookup;
    this.names = names;
  }

  /** What some rows refer to. */
  private record Known(
      Map<String, StoredContent> texts, Map<BatchId, String> batches, Map<String, String> people) {
    @Nullable String text(ContentRef content) {
      StoredContent text = texts.get(content.sha256());
      return text == null ? null : new String(text.bytes(), StandardCharsets.UTF_8);
    }

    String batch(BatchId id) {
      return Objects.requireNonNullElse(batches.get(id), id.value());
    }

    String person(UserId id) {
      return Objects.requireNonNullElse(people.get(id.value()), id.value());
    }
  }

  static boolean isText(ContentRef content) {
    return content.mediaType().startsWith("text/");
  }

  /** Lines of {@code rows}, which are in memory together with their texts. */
  List<ExportLine> of(List<ExportRow> rows) {
    List<String> texts =
        rows.stream()
            .map(ExportRow::content)
            .filter(LineMaking::isText)
            .map(ContentRef::sha256)
            .toList();
    Known known =
        new Known(
            texts.isEmpty() ? Map.of() : contents.shown(texts),
            lookup.batchNames(rows.stream().map(ExportRow::batch).collect(Collectors.toSet())),
            names.of(rows.stream().flatMap(LineMaking::people).distinct().toList()));
    return rows.stream().map(row -> line(row, known)).toList();
  }

  private static Stream<String> people(ExportRow row) {
    return Stream.concat(
            row.labels().stream().map(Label::author).filter(Objects::nonNull),
            row.reviews().stream().map(ExportReview::reviewer))
        .map(UserId::value);
  }

  private static ExportLine line(ExportRow row, Known known) {
    ContentRef content = row.content();
    return new ExportLine(
        row.key(),
        row.dataRow(),
        row.state(),
        row.batch(),
        known.batch(row.batch()),
        known.text(content),
        isText(content) ? null : content.sha256(),
        "/api/v1/data-rows/" + row.dataRow() + "/content",
        content.mediaType(),
        content.bytes(),
        content.width(),
        content.height(),
        row.metadata(),
        row.annotations(),
        row.acceptedBy(),
        row.acceptedAt(),
        row.confidence(),
        row.model(),
        row.labels().stream().map(label -> label(label, known)).toList(),
        row.reviews().stream().map(review -> review(review, known)).toList(),
        row.rounds(),
        row.version());
  }

  private static LabelOfLine label(Label label, Known known) {
    UserId author = label.author();
    return new LabelOfLine(
        author,
        author == null ? null : known.person(author),
        label.model(),
        label.stage(),
        label.round(),
        label.annotations(),
        label.confidence(),
        label.comment(),
        label.at());
  }

  private static ReviewOfLine review(ExportReview review, Known known) {
    return new ReviewOfLine(
        review.stage(),
        review.reviewer(),
        known.person(review.reviewer()),
        review.outcome(),
        review.reason(),
        review.at());
  }
}
