package io.countersign.projections.store;

import java.util.Arrays;
import java.util.function.Consumer;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** A document while events are folded into it. */
public final class ViewDocument {
  private static final String LATE = "late";

  private final Document content;
  private long stored;
  private boolean changedLate;
  private long storedLate;

  ViewDocument(Document content) {
    this.content = content;
    this.stored = Fields.number(content, Fields.POSITION);
  }

  /** Whether it includes the event at {@code position} since before this batch. */
  boolean includes(long position) {
    return position <= stored;
  }

  void reach(long position) {
    content.put(Fields.POSITION, position);
  }

  void stored() {
    stored = Fields.number(content, Fields.POSITION);
    changedLate = false;
  }

  boolean changed() {
    return changedLate || Fields.number(content, Fields.POSITION) > stored;
  }

  /** Changes by an event of {@code stream} that comes after later ones, unless it did before. */
  void changeLate(String stream, long position, Consumer<ViewDocument> change) {
    if (!changedLate) {
      storedLate = number(LATE, stream);
    }
    if (position <= storedLate) {
      return;
    }
    change.accept(this);
    put(position, LATE, stream);
    reach(Math.max(position, Fields.number(content, Fields.POSITION)));
    changedLate = true;
  }

  boolean isMarked(String stream) {
    return number(LATE, stream) > 0;
  }

  TouchedDocument touched(String collection) {
    return new TouchedDocument(collection, Fields.text(content, Fields.ID));
  }

  /** Takes the mark of {@code stream} away; whether there was one. */
  static boolean unmark(Document content, String stream) {
    ViewDocument document = new ViewDocument(content);
    boolean marked = document.isMarked(stream);
    if (marked) {
      document.remove(LATE, stream);
    }
    return marked;
  }

  /** A copy, as it may still be on its way to the store when the next event changes this. */
  Document asItIs() {
    return copy(content);
  }

  private static Document copy(Document document) {
    Document copy = new Document();
    document.forEach(
        (field, value) -> copy.put(field, value instanceof Document inner ? copy(inner) : value));
    return copy;
  }

  public ViewDocument set(String field, @Nullable Object value) {
    if (value == null) {
      content.remove(field);
    } else {
      content.put(field, value);
    }
    return this;
  }

  public @Nullable Object get(String field) {
    return content.get(field);
  }

  /** Sets a value deep in the document. */
  public void put(Object value, String... path) {
    parent(path).put(last(path), value);
  }

  /** A number deep in the document; 0 where it is missing. */
  public long number(String... path) {
    String[] escaped = new String[path.length];
    for (int i = 0; i < path.length; i++) {
      escaped[i] = Keys.escape(path[i]);
    }
    return Fields.number(content, escaped);
  }

  /** Adds to a number deep in the document; one that comes to 0 is removed. */
  public void add(long delta, String... path) {
    if (delta == 0) {
      return;
    }
    Document parent = parent(path);
    String field = last(path);
    long sum = Fields.number(parent, field) + delta;
    if (sum == 0) {
      parent.remove(field);
      removeEmpty(path);
    } else {
      parent.put(field, sum);
    }
  }

  /** Changes what is deep in the document; if it comes to be empty, it is removed. */
  public void inside(Consumer<Document> change, String... path) {
    Document parent = parent(path);
    String field = last(path);
    Document inner = Fields.child(parent, field);
    change.accept(inner);
    if (inner.isEmpty()) {
      parent.remove(field);
      removeEmpty(path);
    } else {
      parent.put(field, inner);
    }
  }

  /** Removes what is deep in the document. */
  public void remove(String... path) {
    parent(path).remove(last(path));
    removeEmpty(path);
  }

  private Document parent(String... path) {
    Document parent = content;
    for (int i = 0; i < path.length - 1; i++) {
      String field = Keys.escape(path[i]);
      Document inner = (Document) parent.get(field);
      if (inner == null) {
        inner = new Document();
        parent.put(field, inner);
      }
      parent = inner;
    }
    return parent;
  }

  private void removeEmpty(String... path) {
    for (int depth = path.length - 1; depth > 0; depth--) {
      String[] outer = Arrays.copyOf(path, depth);
      if (!Fields.child(parent(outer), last(outer)).isEmpty()) {
        return;
      }
      parent(outer).remove(last(outer));
    }
  }

  private static String last(String... path) {
    return Keys.escape(path[path.length - 1]);
  }
}
