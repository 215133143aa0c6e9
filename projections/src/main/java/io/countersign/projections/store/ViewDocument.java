package io.countersign.projections.store;

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
    new Place(content, path).put(value);
  }

  /** A number deep in the document; 0 where it is missing. */
  public long number(String... path) {
    return Fields.number(content, escaped(path));
  }

  /** Adds to a number deep in the document; one that comes to 0 is removed. */
  public void add(long delta, String... path) {
    if (delta == 0) {
      return;
    }
    Place place = new Place(content, path);
    long sum = Fields.number(place.parent(), place.field()) + delta;
    if (sum == 0) {
      place.remove();
    } else {
      place.put(sum);
    }
  }

  /** Changes what is deep in the document; if it comes to be empty, it is removed. */
  public void inside(Consumer<Document> change, String... path) {
    Place place = new Place(content, path);
    Document inner = Fields.child(place.parent(), place.field());
    change.accept(inner);
    if (inner.isEmpty()) {
      place.remove();
    } else {
      place.put(inner);
    }
  }

  /** Removes what is deep in the document. */
  public void remove(String... path) {
    new Place(content, path).remove();
  }

  private static String[] escaped(String... path) {
    String[] escaped = new String[path.length];
    for (int i = 0; i < path.length; i++) {
      escaped[i] = Keys.escape(path[i]);
    }
    return escaped;
  }

  /** A field deep in a document; the documents that lead there are made. */
  private static final class Place {
    private final Document[] outer;
    private final String[] fields;
    private final int last;

    Place(Document content, String... path) {
      fields = escaped(path);
      last = path.length - 1;
      outer = new Document[path.length];
      outer[0] = content;
      for (int i = 0; i < last; i++) {
        outer[i + 1] = inner(outer[i], fields[i]);
      }
    }

    private static Document inner(Document of, String field) {
      Document inner = (Document) of.get(field);
      if (inner == null) {
        inner = new Document();
        of.put(field, inner);
      }
      return inner;
    }

    Document parent() {
      return outer[last];
    }

    String field() {
      return fields[last];
    }

    void put(Object value) {
      parent().put(field(), value);
    }

    /** With it goes what is empty then. */
    void remove() {
      int depth = last;
      outer[depth].remove(fields[depth]);
      while (depth > 0 && outer[depth].isEmpty()) {
        depth--;
        outer[depth].remove(fields[depth]);
      }
    }
  }
}
