package io.countersign.engine.quality.confusion;

import java.util.Arrays;

/**
 * Who said what of which item: items, people and classes as numbers from 0. An item can have any
 * number of answers, also several of one person. Whoever labels and reviews counts as two people,
 * since they err in other ways at each.
 */
public final class Answers {
  static final int UNKNOWN = -1;

  final int items;
  final int people;
  final int classes;

  /** Where the answers to each item begin; at the end, how many answers there are. */
  final int[] starts;

  final int[] person;
  final int[] said;
  final int[] known;

  private Answers(Builder builder) {
    items = builder.items;
    people = builder.people;
    classes = builder.classes;
    known = builder.known.clone();
    starts = new int[items + 1];
    person = new int[builder.size];
    said = new int[builder.size];
    byItem(builder);
  }

  /** Counting sort, which keeps the order of the answers to an item. */
  private void byItem(Builder builder) {
    for (int i = 0; i < builder.size; i++) {
      starts[builder.item[i] + 1]++;
    }
    for (int item = 0; item < items; item++) {
      starts[item + 1] += starts[item];
    }
    int[] next = starts.clone();
    for (int i = 0; i < builder.size; i++) {
      int place = next[builder.item[i]]++;
      person[place] = builder.person[i];
      said[place] = builder.said[i];
    }
  }

  /** How many answers there are. */
  public int size() {
    return person.length;
  }

  /** Answers as they come. */
  public static final class Builder {
    private final int items;
    private final int people;
    private final int classes;
    private final int[] known;
    private int[] item = new int[16];
    private int[] person = new int[16];
    private int[] said = new int[16];
    private int size;

    /**
     * For so many items, people and classes.
     *
     * @param classes at least 2; items times classes and people times classes squared have to be
     *     below 2^31
     */
    public Builder(int items, int people, int classes) {
      if (items < 0 || people < 0 || classes < 2) {
        throw new IllegalArgumentException(
            "Expected items, people and 2 classes or more, but got %d, %d and %d"
                .formatted(items, people, classes));
      }
      Math.multiplyExact(items, classes);
      Math.multiplyExact(Math.multiplyExact(people, classes), classes);
      this.items = items;
      this.people = people;
      this.classes = classes;
      known = new int[items];
      Arrays.fill(known, UNKNOWN);
    }

    /** {@code person} said that {@code item} is {@code said}. */
    public Builder add(int item, int person, int said) {
      if (size == this.item.length) {
        int more = size * 2;
        this.item = Arrays.copyOf(this.item, more);
        this.person = Arrays.copyOf(this.person, more);
        this.said = Arrays.copyOf(this.said, more);
      }
      this.item[size] = checked(item, items);
      this.person[size] = checked(person, people);
      this.said[size] = checked(said, classes);
      size++;
      return this;
    }

    /** {@code item} is {@code truth}, whatever anybody says: a benchmark. */
    public Builder known(int item, int truth) {
      known[checked(item, items)] = checked(truth, classes);
      return this;
    }

    private static int checked(int index, int size) {
      if (index < 0 || index >= size) {
        throw new IllegalArgumentException(
            "Expected a number from 0 to below %d, but got %d".formatted(size, index));
      }
      return index;
    }

    public Answers build() {
      return new Answers(this);
    }
  }
}
