package io.countersign.ops.contract.json;

import com.fasterxml.jackson.annotation.Nulls;
import io.countersign.engine.log.serialization.DomainJson;
import java.time.Instant;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** The mapper of requests and answers: the domain's JSON, with bounds for what strangers send. */
public final class HttpJson {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_NAME = 1_000;
  private static final int MAX_TEXT = 20 << 20;

  private HttpJson() {}

  public static JsonMapper mapper() {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(MAX_DEPTH)
            .maxNumberLength(MAX_NUMBER)
            .maxNameLength(MAX_NAME)
            .maxStringLength(MAX_TEXT)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(bounds).build();
    SimpleModule texts = new SimpleModule("countersign-texts");
    texts.addDeserializer(String.class, new StorableText());
    texts.addDeserializer(Instant.class, new StorableInstant());
    return DomainJson.configure(JsonMapper.builder(factory))
        .addModule(texts)
        .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
        .build();
  }
}
