package io.countersign.ops.server.imports.mapping;

import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.contract.problem.ProblemCode;
import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.imports.format.Detected;
import io.countersign.ops.server.imports.format.Line;
import io.countersign.ops.server.imports.format.LineSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The lines of an input with the fields of rows, whatever its columns are called. */
public final class MappedLines implements LineSource {
  private static final int NAMED = 20;
  private static final int LONGEST_NAME = 60;

  private final LineSource source;
  private final Detected detected;
  private final Deque<Line> ahead;
  private final Beginning beginning;
  private final Choice choice;
  private final Columns columns;
  private final @Nullable LineMapping mapping;

  /**
   * How an input is read.
   *
   * @param proposed whether nobody has said so yet
   * @param missing what its rows have to have, and get from nowhere
   */
  private record Choice(Mapping mapping, boolean proposed, List<String> missing) {}

  MappedLines(LineSource source, boolean packed, Mappings given, Needs needs, JsonMapper json) {
    this.source = source;
    this.beginning = Beginning.of(source, json);
    this.ahead = new ArrayDeque<>(beginning.lines());
    Detected found = source.detected();
    this.detected = found.with(found.isTable() ? found.columns() : beginning.fields(), packed);
    this.choice = choice(given, needs);
    this.columns = new Columns(choice.mapping());
    boolean asItIs = choice.mapping().isEmpty() && !detected.isTable();
    this.mapping = asItIs ? null : new LineMapping(columns, json);
  }

  private Choice choice(Mappings given, Needs needs) {
    List<String> names = detected.columns();
    for (Mapping mapping : given.inOrder()) {
      Columns read = new Columns(mapping);
      boolean fits = mapping == given.first() || read.absentFrom(names).isEmpty();
      if (fits && missing(read, needs).isEmpty()) {
        return new Choice(mapping, false, List.of());
      }
    }
    if (!given.first().isEmpty()) {
      return new Choice(given.first(), false, missing(new Columns(given.first()), needs));
    }
    Mapping proposal = Proposal.of(names, needs);
    return new Choice(proposal, true, new Columns(proposal).missing(names, needs));
  }

  /** Of single objects each says itself what it lacks. */
  private List<String> missing(Columns read, Needs needs) {
    boolean known = detected.isTable() || beginning.objects() > 1;
    return known ? read.missing(detected.columns(), needs) : List.of();
  }

  /**
   * Makes sure that rows can come of it.
   *
   * @throws RequestRefused {@code MAPPING_NEEDED}, with a proposal, or what ended the input before
   *     its first line
   */
  public MappedLines requireUsable() throws IOException {
    requireColumns();
    if (choice.proposed() || !choice.missing().isEmpty()) {
      throw needed(
          "Expected columns for key and content, but there is %s; say which is which"
              .formatted(names()));
    }
    return this;
  }

  /**
   * Makes sure that there are lines, with the columns that the mapping names.
   *
   * @throws RequestRefused {@code MAPPING_NEEDED}, or what ended the input before its first line
   */
  public void requireColumns() throws IOException {
    if (beginning.lines().isEmpty()) {
      throwFailure();
    }
    List<String> absent = detected.isTable() ? columns.absentFrom(detected.columns()) : List.of();
    if (!absent.isEmpty()) {
      throw needed("Expected a column %s, but there is %s".formatted(cut(absent.get(0)), names()));
    }
  }

  private RequestRefused needed(String detail) {
    Mapping proposal = Proposal.of(detected.columns(), Needs.EITHER);
    String text = choice.proposed() ? choice.mapping().text() : proposal.text();
    return new RequestRefused(
        ProblemCode.MAPPING_NEEDED,
        detail + ", such as map=" + text,
        List.of(new FieldError("map", "REQUIRED", text)));
  }

  private String names() {
    return detected.columns().stream()
        .limit(NAMED)
        .map(MappedLines::cut)
        .collect(Collectors.joining(", "));
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
  }

  @Override
  public Detected detected() {
    Detected now = source.detected();
    return now.with(detected.columns(), detected.packed());
  }

  /** What each column is read as; empty where the fields are those of a row already. */
  public Mapping mapping() {
    return mapping == null ? Mapping.NONE : columns.named(detected.columns());
  }

  public boolean isProposed() {
    return choice.proposed();
  }

  /** What the rows have to have, and get from no column. */
  public List<String> missing() {
    return choice.missing();
  }

  public boolean keysFromContent() {
    return choice.mapping().keysFromContent();
  }

  /** What each column is read as, in their order. */
  public Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    columns.named(detected.columns()).entries().stream()
        .filter(entry -> detected.columns().contains(entry.column()))
        .forEach(entry -> fields.put(entry.column(), entry.field()));
    return fields;
  }

  /**
   * The first lines, as a preview shows them.
   *
   * @param cut whether the last one may be cut off, where there are not enough
   */
  public List<Line> beginning(boolean cut) {
    List<Line> lines = beginning.lines();
    boolean lastIsCut = cut && lines.size() < Beginning.LINES && lines.size() > 1;
    return lines.stream().limit(lines.size() - (lastIsCut ? 1 : 0)).map(this::mapped).toList();
  }

  /** What ended the input within its first lines; {@code null} if nothing did. */
  public @Nullable Exception failure() {
    return beginning.failure();
  }

  @Override
  public @Nullable Line next() throws IOException {
    Line known = ahead.poll();
    if (known == null) {
      throwFailure();
      known = source.next();
    }
    return known == null ? null : mapped(known);
  }

  private Line mapped(Line line) {
    return mapping == null ? line : mapping.map(line);
  }

  private void throwFailure() throws IOException {
    if (beginning.failure() instanceof IOException io) {
      throw io;
    }
    if (beginning.failure() instanceof RequestRefused refused) {
      throw refused;
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
