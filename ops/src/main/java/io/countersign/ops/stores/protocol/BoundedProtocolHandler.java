package io.countersign.ops.stores.protocol;

import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.message.ClientRequest;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/** Reads only short messages of those who are not known yet, so that they fill no memory. */
final class BoundedProtocolHandler extends MongoWireProtocolHandler {
  private static final int MOST_OF_STRANGERS = 16_384;

  @Override
  protected @Nullable ClientRequest decode(ChannelHandlerContext context, ByteBuf buffer)
      throws Exception {
    if (buffer.readableBytes() >= Integer.BYTES && !context.channel().hasAttr(LoginHandler.KNOWN)) {
      int length = buffer.getIntLE(buffer.readerIndex());
      if (length < Integer.BYTES || length > MOST_OF_STRANGERS) {
        buffer.skipBytes(buffer.readableBytes());
        context.close();
        return null;
      }
    }
    return super.decode(context, buffer);
  }
}
