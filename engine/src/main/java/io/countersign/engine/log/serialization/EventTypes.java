package io.countersign.engine.log.serialization;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The closed catalogue of stored events: which name and revision a class is stored under, how it is
 * written and read, and how older revisions become the present one.
 */
public final class EventTypes {

  /** The name and the revision that a class is stored under. */
  public record StoredType(String name, String revision) {}

  private record Source(String type, String revision) {}

  private record Form(
      StoredType stored, Class<?> payload, ObjectWriter writer, ObjectReader reader) {}

  private final Map<Class<?>, Form> byClass = new HashMap<>();
  private final Map<String, Form> byName = new HashMap<>();
  private final Map<Source, EventUpcaster> upcasters = new HashMap<>();
  private final JsonMapper mapper;

  private EventTypes(Builder builder) {
    mapper = DomainJson.mapper();
    builder.types.forEach(this::add);
    builder.upcasters.values().forEach(u -> upcasters.put(source(u), u));
  }

  private static Source source(EventUpcaster upcaster) {
    return new Source(upcaster.type(), upcaster.fromRevision());
  }

  private void add(Class<?> payload, StoredType stored) {
    var form = new Form(stored, payload, mapper.writerFor(payload), mapper.readerFor(payload));
    byClass.put(payload, form);
    if (byName.put(stored.name(), form) != null) {
      throw new IllegalArgumentException("Expected one class stored as " + stored.name());
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /** The events of the domain. */
  public static EventTypes ofDomain() {
    return Catalogue.domain().build();
  }

  /** Every class of the catalogue. */
  public Collection<Class<?>> classes() {
    return Set.copyOf(byClass.keySet());
  }

  /**
   * What {@code payload} is stored under.
   *
   * @throws IllegalArgumentException if the catalogue lacks it
   */
  public StoredType typeOf(Class<?> payload) {
    return form(payload).stored();
  }

  /** The stored form of {@code payload}. */
  public String write(Object payload) {
    return form(payload.getClass()).writer().writeValueAsString(payload);
  }

  /**
   * Reads a stored form of any revision.
   *
   * @throws IllegalStateException if the catalogue lacks the name, or no upcaster leads to the
   *     present revision
   */
  public Object read(String type, String revision, String json) {
    Form form = form(type);
    if (form.stored().revision().equals(revision)) {
      return form.reader().readValue(json);
    }
    return form.reader().readValue(upcast(form, revision, (ObjectNode) mapper.readTree(json)));
  }

  /** The revision that events of {@code type} have once read. */
  public String revisionOf(String type) {
    return form(type).stored().revision();
  }

  private ObjectNode upcast(Form form, String revision, ObjectNode json) {
    ObjectNode upcast = json;
    String reached = revision;
    while (!reached.equals(form.stored().revision())) {
      EventUpcaster next = upcasters.get(new Source(form.stored().name(), reached));
      if (next == null) {
        throw new IllegalStateException(
            "Expected an upcaster for %s from revision %s, but there is none"
                .formatted(form.stored().name(), reached));
      }
      upcast = next.upcast().apply(upcast);
      reached = next.toRevision();
    }
    return upcast;
  }

  private Form form(Class<?> payload) {
    @Nullable Form form = byClass.get(payload);
    if (form == null) {
      throw new IllegalArgumentException("Expected an event of the catalogue, but got " + payload);
    }
    return form;
  }

  private Form form(String type) {
    @Nullable Form form = byName.get(type);
    if (form == null) {
      throw new IllegalStateException("Expected a known event, but the log holds a " + type);
    }
    return form;
  }

  /** Collects the catalogue. */
  public static final class Builder {
    private final Map<Class<?>, StoredType> types = new HashMap<>();
    private final Map<Source, EventUpcaster> upcasters = new HashMap<>();

    private Builder() {}

    /** Stores {@code payload} under {@code name} at the {@link Revision} it declares. */
    public Builder event(String name, Class<?> payload) {
      Revision revision = payload.getAnnotation(Revision.class);
      if (revision == null) {
        throw new IllegalArgumentException("Expected a revision on " + payload);
      }
      if (types.put(payload, new StoredType(name, revision.value())) != null) {
        throw new IllegalArgumentException("Expected one name for " + payload);
      }
      return this;
    }

    /** Reads an older revision. */
    public Builder upcaster(EventUpcaster upcaster) {
      if (upcasters.put(source(upcaster), upcaster) != null) {
        throw new IllegalArgumentException("Expected one upcaster from " + source(upcaster));
      }
      return this;
    }

    public EventTypes build() {
      return new EventTypes(this);
    }
  }
}
