package io.countersign.ops.server.imports.mapping;

import io.countersign.ops.server.imports.mapping.Mapping.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Proposes what columns are by what they are usually called; a person decides. */
final class Proposal {
  private static final Map<String, List<String>> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put(
        Mapping.KEY,
        List.of("key", "id", "uuid", "guid", "externalid", "rowid", "itemid", "sku", "reference"));
    USUAL.put(
        Mapping.TEXT,
        List.of(
            "text",
            "sentence",
            "content",
            "body",
            "message",
            "comment",
            "review",
            "document",
            "utterance",
            "tweet",
            "description",
            "question",
            "title"));
    USUAL.put(
        Mapping.IMAGE,
        List.of(
            "image", "img", "picture", "photo", "file", "filename", "path", "imagepath", "url"));
    USUAL.put(
        Mapping.TRUTH,
        List.of("truth", "groundtruth", "gold", "label", "class", "category", "target"));
  }

  private final List<String> columns;
  private final List<Entry> entries = new ArrayList<>();

  private Proposal(List<String> columns) {
    this.columns = new ArrayList<>(columns);
  }

  /** A mapping of {@code columns}, which may still miss something. */
  static Mapping of(List<String> columns, Needs needs) {
    Proposal proposal = new Proposal(columns);
    proposal.propose(Mapping.KEY);
    for (String content : needs.contents()) {
      if (proposal.propose(content)) {
        break;
      }
    }
    proposal.propose(Mapping.TRUTH);
    return proposal.mapping(needs);
  }

  private boolean propose(String field) {
    Optional<String> found = usual(field);
    if (found.isEmpty() && field.equals(Mapping.KEY)) {
      found = columns.stream().filter(column -> plain(column).endsWith("id")).findFirst();
    }
    found.ifPresent(column -> take(field, column));
    return found.isPresent();
  }

  private Optional<String> usual(String field) {
    return USUAL.getOrDefault(field, List.of()).stream()
        .flatMap(usual -> columns.stream().filter(column -> plain(column).equals(usual)))
        .findFirst();
  }

  private void take(String field, String column) {
    entries.add(new Entry(field, column));
    columns.remove(column);
  }

  /** The only column that is left is the content, and what has no key is known by its content. */
  private Mapping mapping(Needs needs) {
    List<String> fields = entries.stream().map(Entry::field).toList();
    if (needs.contents().stream().noneMatch(fields::contains) && columns.size() == 1) {
      take(needs.contents().get(0), columns.get(0));
    }
    if (!fields.contains(Mapping.KEY)) {
      entries.add(0, new Entry(Mapping.KEY, Mapping.CONTENT));
    }
    return new Mapping(entries);
  }

  private static String plain(String column) {
    return column.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }
}
