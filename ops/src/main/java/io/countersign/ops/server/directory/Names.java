package io.countersign.ops.server.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.countersign.engine.project.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people are called; a name never changes, so those asked for last are kept. */
public final class Names {
  private static final int KEPT = 10_000;

  private final JdbcTemplate jdbc;
  private final Cache<String, String> known = Caffeine.newBuilder().maximumSize(KEPT).build();

  public Names(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** The names of those of these ids that are people. */
  public Map<String, String> of(Collection<String> ids) {
    Map<String, String> names = new HashMap<>(known.getAllPresent(ids));
    List<String> others = new ArrayList<>();
    ids.stream().distinct().filter(id -> !names.containsKey(id)).forEach(others::add);
    if (!others.isEmpty()) {
      jdbc.query(
          "SELECT id, name FROM app_user WHERE id = ANY (?)",
          row -> {
            known.put(row.getString(1), row.getString(2));
            names.put(row.getString(1), row.getString(2));
          },
          (Object) others.toArray(String[]::new));
    }
    return names;
  }

  /** The name of a person; their id where they have none here, as {@code system} has not. */
  public String of(UserId person) {
    return Objects.requireNonNullElse(
        of(List.of(person.value())).get(person.value()), person.value());
  }

  public @Nullable String ofNullable(@Nullable UserId person) {
    return person == null ? null : of(person);
  }
}
