package io.countersign.modelrunner;

import ai.onnxruntime.OrtException;
import io.countersign.modelrunner.onnx.OnnxSession;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Runs a model over any number of contents in batches of similar size, so that little is filled up
 * and memory stays within bounds; answers in the order of the contents. A content that cannot be
 * read, or that the model fails on, fails alone. Which contents share a batch does not depend on
 * how many threads there are, as some models answer a little differently in other company.
 */
final class Batches<T> {
  /** Most rows of a batch. */
  static final int MAX_ROWS = 32;

  /** Most numbers of a batch, 4 bytes each; rows that are larger than usual get smaller batches. */
  static final int MAX_NUMBERS = 8 << 20;

  /** Most contents that are made ready before they are run. */
  private static final int WINDOW_ROWS = 1_024;

  /** Most contents that are made ready before their sizes are looked at. */
  private static final int SLICE_ROWS = 64;

  private final Encoder<T> encoder;
  private final int fixedRows;
  private final Step<T> step;
  private final SpareThreads spareThreads;

  /** Runs one batch, answers a row for each of its contents. */
  interface Step<T> {
    float[][] run(List<T> batch) throws OrtException;
  }

  /**
   * @param fixedRows the only batch size that the model takes; 0 if it takes any
   */
  Batches(Encoder<T> encoder, int fixedRows, Step<T> step, SpareThreads spareThreads) {
    this.encoder = encoder;
    this.fixedRows = fixedRows;
    this.step = step;
    this.spareThreads = spareThreads;
  }

  List<Answer> answer(List<Content> contents) {
    List<Answer> answers = new ArrayList<>(Collections.nCopies(contents.size(), Answer.failed("")));
    List<Ready<T>> window = new ArrayList<>();
    for (int from = 0; from < contents.size(); ) {
      int end = Math.min(from + sliceRows(window), contents.size());
      window.addAll(ready(contents, from, end, answers));
      from = end;
      if (window.size() >= WINDOW_ROWS || numbers(window) >= MAX_NUMBERS) {
        runWindow(window, answers);
        window.clear();
      }
    }
    runWindow(window, answers);
    return answers;
  }

  /** How many more may be made ready, if they are about as large as those that are. */
  private static <T> int sliceRows(List<Ready<T>> window) {
    if (window.isEmpty()) {
      return 1;
    }
    long size = Math.max(numbers(window) / window.size(), 1);
    return (int) Math.max(1, Math.min(SLICE_ROWS, (MAX_NUMBERS - numbers(window)) / size));
  }

  private static <T> long numbers(List<Ready<T>> window) {
    return window.stream().mapToLong(Ready::size).sum();
  }

  private List<Ready<T>> ready(List<Content> contents, int from, int end, List<Answer> answers) {
    List<@Nullable Ready<T>> slice = new ArrayList<>(Collections.nCopies(end - from, null));
    spareThreads.each(
        end - from, i -> slice.set(i, ready(from + i, contents.get(from + i), answers)));
    return slice.stream().filter(Objects::nonNull).toList();
  }

  private @Nullable Ready<T> ready(int index, Content content, List<Answer> answers) {
    try {
      T prepared = encoder.prepare(content);
      return new Ready<>(index, prepared, encoder.size(prepared));
    } catch (UnreadableException e) {
      answers.set(index, Answer.failed(e.reason()));
      return null;
    }
  }

  private void runWindow(List<Ready<T>> window, List<Answer> answers) {
    window.sort(Comparator.comparingInt((Ready<T> ready) -> ready.size()).reversed());
    List<List<Ready<T>>> batches = new ArrayList<>();
    for (int from = 0; from < window.size(); ) {
      int end = Math.min(from + rows(window.get(from).size()), window.size());
      batches.add(window.subList(from, end));
      from = end;
    }
    spareThreads.each(batches.size(), i -> runBatch(batches.get(i), answers));
  }

  /** How many rows fit into a batch of which the largest has {@code size} numbers. */
  private int rows(int size) {
    return fixedRows > 0
        ? fixedRows
        : Math.max(1, Math.min(MAX_ROWS, MAX_NUMBERS / Math.max(size, 1)));
  }

  private void runBatch(List<Ready<T>> batch, List<Answer> answers) {
    try {
      float[][] rows = step.run(filled(batch));
      for (int i = 0; i < batch.size(); i++) {
        answers.set(batch.get(i).index(), Answer.of(rows[i]));
      }
    } catch (OrtException e) {
      if (batch.size() == 1 && OnnxSession.isOutOfMemory(e)) {
        throw new MemoryExhaustedException(e);
      }
      if (batch.size() == 1) {
        answers.set(batch.get(0).index(), Answer.failed("the model failed: " + e.getMessage()));
      } else {
        batch.forEach(ready -> runBatch(List.of(ready), answers));
      }
    }
  }

  private List<T> filled(List<Ready<T>> batch) {
    List<T> rows = new ArrayList<>(batch.stream().map(Ready::prepared).toList());
    while (rows.size() < fixedRows) {
      rows.add(rows.get(rows.size() - 1));
    }
    return rows;
  }

  /** Whether every one is a number, neither infinite. */
  static boolean finite(float[] values) {
    for (float value : values) {
      if (!Float.isFinite(value)) {
        return false;
      }
    }
    return true;
  }

  private record Ready<T>(int index, T prepared, int size) {}
}
