package io.countersign.ops.imports;

/** What an import has come to so far: received = registered + duplicates + failed + under way. */
public record ImportCounts(long received, long registered, long duplicates, long failed) {
  static final ImportCounts NONE = new ImportCounts(0, 0, 0, 0);
}
