package io.countersign.ops.stores.protocol;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MessageHeader;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import de.bwaldvogel.mongo.wire.message.MongoQuery;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.util.Set;

/** Lets nothing through but greetings, until the client has shown that it knows the secret. */
final class LoginHandler extends ChannelInboundHandlerAdapter {
  /** Set once the client of a channel is let in. */
  static final AttributeKey<Boolean> KNOWN = AttributeKey.valueOf("countersign.known");

  private static final Set<String> GREETINGS = Set.of("hello", "isMaster", "ismaster");
  private static final int CONVERSATION = 1;
  private static final int UNAUTHORIZED = 13;
  private static final int AUTHENTICATION_FAILED = 18;

  private final ScramExchange exchange;
  private int answers;

  LoginHandler(Secret secret) {
    this.exchange = new ScramExchange(secret);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object request) {
    if (context.channel().hasAttr(KNOWN) || isGreeting(request)) {
      context.fireChannelRead(request);
    } else if (request instanceof MongoMessage message) {
      MessageHeader header = new MessageHeader(++answers, message.getHeader().getRequestID());
      Document answer = answer(context, message.getDocument());
      context.writeAndFlush(new MongoMessage(context.channel(), header, answer));
    } else {
      context.close();
    }
  }

  /** What a stranger sends that can't be read is no fault of ours to be logged. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable failure) {
    if (context.channel().hasAttr(KNOWN)) {
      context.fireExceptionCaught(failure);
    } else {
      context.close();
    }
  }

  private static boolean isGreeting(Object request) {
    if (request instanceof MongoQuery query && query.getCollectionName().equals("$cmd")) {
      return GREETINGS.contains(command(query.getQuery()));
    }
    return request instanceof MongoMessage message
        && GREETINGS.contains(command(message.getDocument()));
  }

  private static String command(Document document) {
    return document.isEmpty() ? "" : document.keySet().iterator().next();
  }

  private Document answer(ChannelHandlerContext context, Document request) {
    try {
      return switch (command(request)) {
        case "saslStart" -> step(exchange.first(payload(request)), false);
        case "saslContinue" -> {
          byte[] last = exchange.last(payload(request));
          context.channel().attr(KNOWN).set(true);
          yield step(last, true);
        }
        default -> refusal(UNAUTHORIZED, "Unauthorized", "Log in first");
      };
    } catch (ScramExchange.Refused refused) {
      return refusal(AUTHENTICATION_FAILED, "AuthenticationFailed", "Authentication failed");
    }
  }

  private static byte[] payload(Document request) throws ScramExchange.Refused {
    if (request.get("payload") instanceof BinData payload) {
      return payload.getData();
    }
    throw new ScramExchange.Refused();
  }

  private static Document step(byte[] payload, boolean done) {
    return new Document("conversationId", CONVERSATION)
        .append("done", done)
        .append("payload", new BinData(payload))
        .append("ok", 1.0);
  }

  private static Document refusal(int code, String name, String message) {
    return new Document("ok", 0.0)
        .append("errmsg", message)
        .append("code", code)
        .append("codeName", name);
  }
}
