package io.countersign.ops.server.datarows;

import io.countersign.ops.contract.problem.RequestRefused;
import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.answers.Parameters;
import io.countersign.ops.server.directory.RowKeys.Place;
import io.countersign.ops.server.directory.RowKeys.RowKey;
import io.countersign.ops.server.limits.Limits;
import io.countersign.ops.server.security.access.Access;
import io.countersign.ops.server.security.access.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Data rows by their keys, wherever they are. */
@RestController
@RequestMapping("/api/v1")
final class RowKeyController {
  private static final String PROJECT_FROM_KEY = "\n";

  private final Access access;
  private final Parameters parameters;
  private final Limits limits;

  RowKeyController(Access access, Parameters parameters, Limits limits) {
    this.access = access;
    this.parameters = parameters;
    this.limits = limits;
  }

  /** The rows of the caller's projects whose keys begin with {@code key}, by key. */
  @GetMapping("/data-rows")
  ItemList<RowKey> byKey(
      Caller caller,
      @RequestParam String key,
      @RequestParam(required = false) @Nullable Integer limit,
      @RequestParam(required = false) @Nullable String after) {
    if (key.length() > limits.key() || key.chars().anyMatch(Character::isISOControl)) {
      throw RequestRefused.parameter(
          "key", "Expected 1 to %d visible characters".formatted(limits.key()));
    }
    int length = parameters.limit(limit);
    Place place = Parameters.after(after, RowKeyController::place).orElse(Place.START);
    List<RowKey> found = access.rowsByKey(caller, key, place, length + 1);
    return ItemList.of(found, length, RowKeyController::mark, null);
  }

  private static String mark(RowKey last) {
    return last.project().value() + PROJECT_FROM_KEY + last.key();
  }

  private static Place place(String mark) {
    String[] parts = mark.split(PROJECT_FROM_KEY, 2);
    if (parts.length < 2) {
      throw new IllegalArgumentException(mark);
    }
    return new Place(parts[1], parts[0]);
  }
}
