package io.countersign.ops.server.imports;

import com.github.f4b6a3.ulid.UlidCreator;
import io.countersign.engine.annotation.Annotation;
import io.countersign.engine.annotation.Medium;
import io.countersign.engine.annotation.OntologyCheck;
import io.countersign.engine.datarow.ContentRef;
import io.countersign.engine.datarow.DataRowId;
import io.countersign.engine.datarow.PreLabel;
import io.countersign.engine.datarow.intake.NewDataRow;
import io.countersign.engine.datarow.intake.NewDataRowCheck;
import io.countersign.engine.naming.Name;
import io.countersign.engine.project.Policy;
import io.countersign.engine.refusal.FieldError;
import io.countersign.ops.server.content.ContentCheck;
import io.countersign.ops.server.content.ContentCheck.Checked;
import io.countersign.ops.server.content.ContentFault;
import io.countersign.ops.server.content.ContentStore;
import io.countersign.ops.server.imports.format.LineFault;
import io.countersign.ops.server.limits.Limits;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks rows against a project's medium and policy. */
final class RowCheck {
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern URL = Pattern.compile("(?i)[a-z][a-z0-9+.-]+://.*");

  private final Medium medium;
  private final Policy policy;
  private final ContentStore store;
  private final ContentCheck contents;
  private final Truth truth;
  private final GivenPreLabel preLabels;
  private final boolean strict;
  private final Limits limits;

  /**
   * Checks rows of one import.
   *
   * @param strict whether a row is refused whose pre-label can't be taken
   */
  RowCheck(
      Medium medium,
      Policy policy,
      ContentStore store,
      ContentCheck contents,
      JsonMapper json,
      boolean strict,
      Limits limits) {
    this.medium = medium;
    this.policy = policy;
    this.store = store;
    this.contents = contents;
    this.truth = new Truth(json);
    this.preLabels = new GivenPreLabel(json, policy.ontology(), limits.key());
    this.strict = strict;
    this.limits = limits;
  }

  /** Why a row does not go in. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient LineFault fault;

    Refused(String code, String detail) {
      super(detail, null, false, false);
      this.fault = new LineFault(code, detail);
    }

    LineFault fault() {
      return fault;
    }
  }

  CheckedRow check(ReceivedRow received, ImportRow row) throws Refused {
    Map<String, String> metadata = metadata(row.metadata());
    Checked content = content(row, received.image());
    ContentRef ref = content.ref();
    String key = received.keyed() ? key(row.key()) : ref.sha256();
    List<Annotation> benchmark = truth.read(row.truth(), policy.ontology());
    requireFits("truth", benchmark, ref, row.truth() != null);
    LabelledOrNot label = preLabel(row.preLabel(), ref);
    NewDataRow newRow =
        new NewDataRow(
            new DataRowId(UlidCreator.getMonotonicUlid().toString()),
            key,
            ref,
            metadata,
            benchmark,
            label.preLabel());
    requireRegistrable(newRow);
    return new CheckedRow(newRow, content.content(), label.leftOut());
  }

  /** What the domain would refuse, and with it all the rows that are sent together. */
  private void requireRegistrable(NewDataRow row) throws Refused {
    List<FieldError> errors = NewDataRowCheck.errors(row, policy);
    if (!errors.isEmpty()) {
      FieldError first = errors.get(0);
      throw new Refused("INPUT_INVALID", first.path() + ": " + first.detail());
    }
  }

  private String key(@Nullable String given) throws Refused {
    if (given == null) {
      throw new Refused("REQUIRED", "key: Expected a value");
    }
    String key = Name.tidy(given);
    if (!Name.isClear(key) || key.length() > limits.key()) {
      throw new Refused(
          "KEY_INVALID", "key: Expected 1 to %d visible characters".formatted(limits.key()));
    }
    return key;
  }

  private Map<String, String> metadata(@Nullable Map<String, JsonNode> given) throws Refused {
    Map<String, String> metadata = new LinkedHashMap<>();
    if (given == null) {
      return metadata;
    }
    if (given.size() > limits.metadataEntries()) {
      throw new Refused(
          "METADATA_INVALID",
          "metadata: Expected at most " + limits.metadataEntries() + " entries");
    }
    for (Map.Entry<String, JsonNode> entry : given.entrySet()) {
      metadata.put(entry.getKey(), metadataText(entry.getKey(), entry.getValue()));
    }
    return metadata;
  }

  private String metadataText(String name, JsonNode value) throws Refused {
    String text = value.isValueNode() && !value.isNull() ? value.asString() : null;
    boolean fits =
        text != null
            && Math.max(name.length(), text.length()) <= limits.metadataText()
            && text.indexOf('\0') < 0
            && name.indexOf('\0') < 0;
    if (text == null || !fits) {
      throw new Refused(
          "METADATA_INVALID",
          "metadata.%s: Expected a text, number or truth value of at most %d characters"
              .formatted(name, limits.metadataText()));
    }
    return text;
  }

  private Checked content(ImportRow row, byte @Nullable [] file) throws Refused {
    try {
      if (medium == Medium.TEXT) {
        return contents.text(requireOnly("text", row.text(), row.image()));
      }
      return file != null
          ? contents.image(file)
          : image(requireOnly("image", row.image(), row.text()));
    } catch (ContentFault fault) {
      throw new Refused(fault.code(), String.valueOf(fault.getMessage()));
    }
  }

  private static String requireOnly(String name, @Nullable String value, @Nullable String other)
      throws Refused {
    if (value == null || other != null) {
      throw new Refused(
          "CONTENT_WRONG_KIND", "Expected " + name + ", which is what the project labels");
    }
    return value;
  }

  private Checked image(String image) throws Refused, ContentFault {
    if (HASH.matcher(image).matches()) {
      return stored(image);
    }
    if (image.startsWith("data:")) {
      return contents.image(decoded(image));
    }
    if (URL.matcher(image).matches()) {
      throw new Refused("URL_NOT_ALLOWED", "image: URLs are not fetched; send the image itself");
    }
    throw new Refused(
        "PATH_NOT_ALLOWED",
        "image: Expected a data URI or the hash of a stored image; `countersign import` reads"
            + " files and sends what is in them");
  }

  /** A stored image was checked when it came in, so only its bounds are read again. */
  private Checked stored(String sha256) throws Refused, ContentFault {
    var known = store.original(sha256);
    if (known.isEmpty()) {
      throw new Refused("CONTENT_NOT_FOUND", "image: No stored content has the hash " + sha256);
    }
    return contents.image(known.get().bytes());
  }

  private static byte[] decoded(String uri) throws Refused {
    int comma = uri.indexOf(',');
    String head = comma < 0 ? "" : uri.substring(0, comma).toLowerCase(Locale.ROOT);
    if (!head.endsWith(";base64")) {
      throw new Refused("DATA_URI_INVALID", "image: Expected data:image/…;base64,…");
    }
    try {
      return Base64.getDecoder().decode(uri.substring(comma + 1));
    } catch (IllegalArgumentException e) {
      throw new Refused("DATA_URI_INVALID", "image: Expected valid base64");
    }
  }

  /** A pre-label that can't be taken is only a proposal: the row is worth more than that. */
  private LabelledOrNot preLabel(@Nullable JsonNode given, ContentRef content) throws Refused {
    if (given == null || given.isNull()) {
      return LabelledOrNot.NOTHING_GIVEN;
    }
    try {
      return new LabelledOrNot(preLabels.read(given, content), null);
    } catch (Refused refused) {
      if (strict) {
        throw refused;
      }
      return new LabelledOrNot(null, refused.fault());
    }
  }

  private record LabelledOrNot(@Nullable PreLabel preLabel, @Nullable LineFault leftOut) {
    static final LabelledOrNot NOTHING_GIVEN = new LabelledOrNot(null, null);
  }

  private void requireFits(
      String where, List<Annotation> annotations, ContentRef content, boolean given)
      throws Refused {
    List<FieldError> errors =
        given ? OntologyCheck.errors(policy.ontology(), content.extent(), annotations) : List.of();
    if (!errors.isEmpty()) {
      throw outside(where, errors.get(0));
    }
  }

  static Refused outside(String where, FieldError first) {
    return new Refused(
        "ANNOTATION_OUTSIDE_ONTOLOGY", "%s.%s: %s".formatted(where, first.path(), first.detail()));
  }
}
