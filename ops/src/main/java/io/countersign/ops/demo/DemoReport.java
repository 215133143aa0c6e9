package io.countersign.ops.demo;

import io.countersign.engine.figure.Share;
import io.countersign.ops.demo.Lifecycle.Work;
import io.countersign.ops.demo.images.ProductImage;
import java.util.Formatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What happened, as people read it.
 *
 * @param dashboard as the server shows it
 */
record DemoReport(
    DemoResult result, Work work, Labels labels, List<ProductImage> images, JsonNode dashboard) {

  @Override
  public String toString() {
    Formatter table = new Formatter(new StringBuilder(), Locale.ROOT);
    decisions(table);
    accuracy(table);
    deadlines(table);
    return table.toString();
  }

  private void decisions(Formatter table) {
    long rows = result.rows();
    Tally alone = work.alone();
    double scale = rows / (double) work.rowsAlone();
    table.format("%n%-38s %12s %15s %9s%n", "", "with model", "without model*", "saved");
    line(table, "Human decisions", work.all().decisions(), alone.decisions() * scale);
    line(table, "  labels written", work.all().labels(), alone.labels() * scale);
    line(table, "  reviews", work.all().reviews(), alone.reviews() * scale);
    table.format(
        "%-38s %12.2f %15.2f%n",
        "  per row",
        work.all().decisionsPerRow((int) rows),
        alone.decisionsPerRow(work.rowsAlone()));
  }

  private static void line(Formatter table, String what, long with, double without) {
    table.format("%-38s %,12d %,15.0f %8.0f%%%n", what, with, without, 100 * (1 - with / without));
  }

  private void accuracy(Formatter table) {
    Share right = labels.right();
    Share alone = labels.rightOf(images.subList(0, work.rowsAlone()));
    table.format(
        "%-38s %12s %15s%n",
        "Correct final labels", percent(right.share()), percent(alone.share()));
    table.format(
        "%-38s %12s %15s%n", "  with a certainty of 95 %", interval(right), interval(alone));
    rows(
        table,
        "  accepted by the model alone",
        result.acceptedByModel(),
        labels.rightByModel().share());
    rows(
        table,
        "  accepted after review",
        result.acceptedByReview(),
        labels.rightByReview().share());
    JsonNode audit = dashboard.path("autoAccepted").path("auditedAccuracy");
    rows(
        table,
        "  audited: drawn for a person to check",
        audit.path("of").asLong(),
        audit.path("share").isNumber() ? audit.path("share").asDouble() : null);
    table.format("%-38s %12.2f%n", "Confidence required of the model", work.acceptFrom());
    table.format(
        "%-38s %12s%n",
        "Rejected, reworked, adjudicated",
        "%d, %d, %d".formatted(result.rejections(), result.reworked(), result.adjudicated()));
  }

  private static void rows(Formatter table, String what, long rows, @Nullable Double accuracy) {
    table.format("%-38s %12s   of %,d rows%n", what, percent(accuracy), rows);
  }

  private void deadlines(Formatter table) {
    long total = result.accepted();
    table.format(
        "%-38s %12s%n", "Tasks past their due time (SLA)", "%,d".formatted(result.breached()));
    JsonNode cycle = dashboard.path("cycleTimes").path("total");
    table.format(
        "%-38s %12s   p50 (p85 %s)%n",
        "From delivery to acceptance",
        seconds(cycle.path("p50Seconds")),
        seconds(cycle.path("p85Seconds")));
    table.format(
        "%-38s %,12d   of %,d; %,d open%n", "Accepted", total, result.rows(), result.open());
    table.format("%-38s %,12d%n", "Events in the log", result.events());
    table.format("%-38s %,12d%n", "Differences found by verify", result.differences());
    table.format("%-38s %10.1f s%n%n", "Time", result.seconds());
    table.format(
        "* The same staff labelled the first %,d rows without a model, with %.2f decisions%n"
            + "  per row; that would be %,d for all %,d.%n",
        work.rowsAlone(),
        work.alone().decisionsPerRow(work.rowsAlone()),
        result.humanDecisionsWithoutModel(),
        result.rows());
  }

  private static String percent(@Nullable Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String interval(Share share) {
    return String.format(Locale.ROOT, "%.1f–%.1f %%", 100 * share.low(), 100 * share.high());
  }

  private static String seconds(JsonNode value) {
    return value.isNumber() ? String.format(Locale.ROOT, "%.1f s", value.asDouble()) : "-";
  }
}
