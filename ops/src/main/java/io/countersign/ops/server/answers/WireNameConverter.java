package io.countersign.ops.server.answers;

import io.countersign.ops.contract.json.WireNames;
import java.util.Map;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads enums in queries by their wire names, in capitals or not. */
@SuppressWarnings("rawtypes")
public final class WireNameConverter implements ConverterFactory<String, Enum> {
  @Override
  public <E extends Enum> Converter<String, E> getConverter(Class<E> type) {
    Map<String, Enum<?>> names = WireNames.of(type);
    return text ->
        names.entrySet().stream()
            .filter(name -> name.getKey().equalsIgnoreCase(text))
            .map(name -> type.cast(name.getValue()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("Expected one of " + names.keySet()));
  }
}
