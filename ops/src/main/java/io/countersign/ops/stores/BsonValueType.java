package io.countersign.ops.stores;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.wire.BsonConstants;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Values in the file: a byte for the BSON type, then the value as BSON. Texts are in their own
 * order and all others in that of their bytes, as the store only needs some order.
 */
final class BsonValueType extends BasicDataType<Object> {
  static final BsonValueType INSTANCE = new BsonValueType();

  /** No type of BSON. */
  private static final byte MISSING = 0x7d;

  private static final int BUFFER = 64;
  private static final int BYTES_OF_AN_OBJECT = 24;

  private BsonValueType() {}

  @Override
  public int compare(Object one, Object other) {
    if (one instanceof String text && other instanceof String otherText) {
      return text.compareTo(otherText);
    }
    int byType = Byte.compare(typeOf(one), typeOf(other));
    return byType != 0 ? byType : Arrays.compareUnsigned(bytes(one), bytes(other));
  }

  @Override
  public int getMemory(Object value) {
    return value instanceof String text
        ? 2 * BYTES_OF_AN_OBJECT + text.length()
        : BYTES_OF_AN_OBJECT;
  }

  @Override
  public void write(WriteBuffer out, Object value) {
    byte type = typeOf(value);
    out.put(type);
    if (value instanceof String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.putVarInt(bytes.length).put(bytes);
    } else if (type != MISSING) {
      ByteBuf encoded = encoded(value);
      out.put(encoded.array(), encoded.arrayOffset(), encoded.readableBytes());
    }
  }

  @Override
  public Object read(ByteBuffer in) {
    byte type = in.get();
    if (type == MISSING) {
      return Missing.getInstance();
    }
    if (type == BsonConstants.TYPE_UTF8_STRING) {
      byte[] bytes = new byte[DataUtils.readVarInt(in)];
      in.get(bytes);
      return new String(bytes, StandardCharsets.UTF_8);
    }
    ByteBuf encoded = Unpooled.wrappedBuffer(in);
    Object value = BsonDecoder.decodeValue(type, encoded);
    in.position(in.position() + encoded.readerIndex());
    return value;
  }

  @Override
  public Object[] createStorage(int size) {
    return new Object[size];
  }

  private static byte typeOf(Object value) {
    return value instanceof Missing ? MISSING : BsonEncoder.determineType(value);
  }

  private static byte[] bytes(Object value) {
    if (value instanceof Missing) {
      return new byte[0];
    }
    ByteBuf encoded = encoded(value);
    return Arrays.copyOfRange(
        encoded.array(), encoded.arrayOffset(), encoded.arrayOffset() + encoded.readableBytes());
  }

  /** On the heap, so that nobody has to release it. */
  private static ByteBuf encoded(Object value) {
    ByteBuf buffer = Unpooled.buffer(BUFFER);
    BsonEncoder.encodeValue(BsonEncoder.determineType(value), value, buffer);
    return buffer;
  }
}
