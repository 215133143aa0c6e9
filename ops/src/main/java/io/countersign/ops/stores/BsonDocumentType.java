package io.countersign.ops.stores;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.bson.BsonDecoder;
import de.bwaldvogel.mongo.wire.bson.BsonEncoder;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/** Documents in the file, as BSON. */
final class BsonDocumentType extends BasicDataType<Document> {
  static final BsonDocumentType INSTANCE = new BsonDocumentType();

  private static final int BUFFER = 512;
  private static final int BYTES_OF_A_FIELD = 100;

  private BsonDocumentType() {}

  @Override
  public int compare(Document one, Document other) {
    throw new UnsupportedOperationException("Expected documents to be values only");
  }

  /** An estimate, as it only says how much the cache holds. */
  @Override
  public int getMemory(Document document) {
    int memory = BYTES_OF_A_FIELD * (1 + document.size());
    for (Object value : document.values()) {
      if (value instanceof Document inner) {
        memory += getMemory(inner);
      }
    }
    return memory;
  }

  @Override
  public void write(WriteBuffer out, Document document) {
    ByteBuf encoded = Unpooled.buffer(BUFFER);
    BsonEncoder.encodeDocument(document, encoded);
    out.put(encoded.array(), encoded.arrayOffset(), encoded.readableBytes());
  }

  @Override
  public Document read(ByteBuffer in) {
    ByteBuf encoded = Unpooled.wrappedBuffer(in);
    Document document = BsonDecoder.decodeBson(encoded);
    in.position(in.position() + encoded.readerIndex());
    return document;
  }

  @Override
  public Document[] createStorage(int size) {
    return new Document[size];
  }
}
