package io.countersign.ops.stores;

import de.bwaldvogel.mongo.backend.KeyValue;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;
import org.jspecify.annotations.Nullable;

/** The keys of a unique index in the file: how many values, then each. */
final class IndexKeyType extends BasicDataType<KeyValue> {
  static final IndexKeyType INSTANCE = new IndexKeyType();

  private static final int BYTES_OF_A_KEY = 64;
  private static final byte VALUE = 1;
  private static final byte NULL = 0;

  private IndexKeyType() {}

  @Override
  public int compare(KeyValue one, KeyValue other) {
    int common = Math.min(one.size(), other.size());
    for (int i = 0; i < common; i++) {
      int byValue = compareValues(one.get(i), other.get(i));
      if (byValue != 0) {
        return byValue;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  private static int compareValues(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null) {
      return Boolean.compare(one != null, other != null);
    }
    return BsonValueType.INSTANCE.compare(one, other);
  }

  @Override
  public int getMemory(KeyValue key) {
    int memory = BYTES_OF_A_KEY;
    for (@Nullable Object value : key) {
      memory += value == null ? 0 : BsonValueType.INSTANCE.getMemory(value);
    }
    return memory;
  }

  @Override
  public void write(WriteBuffer out, KeyValue key) {
    out.putVarInt(key.size());
    for (@Nullable Object value : key) {
      out.put(value == null ? NULL : VALUE);
      if (value != null) {
        BsonValueType.INSTANCE.write(out, value);
      }
    }
  }

  @Override
  public KeyValue read(ByteBuffer in) {
    int size = DataUtils.readVarInt(in);
    List<@Nullable Object> values = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      values.add(in.get() == NULL ? null : BsonValueType.INSTANCE.read(in));
    }
    return new KeyValue(values);
  }

  @Override
  public KeyValue[] createStorage(int size) {
    return new KeyValue[size];
  }
}
