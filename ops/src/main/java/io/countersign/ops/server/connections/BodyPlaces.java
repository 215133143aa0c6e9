package io.countersign.ops.server.connections;

import java.util.HashMap;
import java.util.Map;

/**
 * How many threads may wait for bodies: most of them, so that some are left for requests that are
 * whole, and only a part for one address.
 */
final class BodyPlaces {
  private final int most;
  private final int mostOfAddress;
  private final Map<String, Integer> taken = new HashMap<>();
  private int all;

  /** Three of four threads, and one of four for an address. */
  static BodyPlaces of(int webThreads) {
    return new BodyPlaces(Math.max(1, webThreads * 3 / 4), Math.max(1, webThreads / 4));
  }

  BodyPlaces(int most, int mostOfAddress) {
    this.most = most;
    this.mostOfAddress = mostOfAddress;
  }

  /** Whether there was one. */
  synchronized boolean take(String address) {
    int ofAddress = taken.getOrDefault(address, 0);
    if (all >= most || ofAddress >= mostOfAddress) {
      return false;
    }
    all++;
    taken.put(address, ofAddress + 1);
    return true;
  }

  synchronized void giveBack(String address) {
    all--;
    taken.computeIfPresent(address, (unused, count) -> count == 1 ? null : count - 1);
  }
}
