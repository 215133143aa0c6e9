package io.countersign.ops.stores.protocol;

import de.bwaldvogel.mongo.MongoBackend;
import de.bwaldvogel.mongo.wire.MongoDatabaseHandler;
import de.bwaldvogel.mongo.wire.MongoExceptionHandler;
import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/** Serves a store to the clients that know its secret. */
public final class DocumentServer implements AutoCloseable {
  private static final int BACKLOG = 100;
  private static final int CLOSE_SECONDS = 5;

  private final EventLoopGroup threads =
      new MultiThreadIoEventLoopGroup(
          new DefaultThreadFactory("documents"), NioIoHandler.newFactory());
  private final ChannelGroup clients = new DefaultChannelGroup("documents", threads.next());
  private final Channel door;

  private DocumentServer(MongoBackend backend, Secret secret, InetSocketAddress address) {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(threads)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connect(channel, backend, secret);
                  }
                });
    boolean bound = false;
    try {
      door = bootstrap.bind(address).syncUninterruptibly().channel();
      bound = true;
    } finally {
      if (!bound) {
        endThreads();
      }
    }
  }

  /** Begins to listen; port 0 takes a free one. */
  public static DocumentServer start(
      MongoBackend backend, Secret secret, InetSocketAddress address) {
    return new DocumentServer(backend, secret, address);
  }

  private void connect(SocketChannel channel, MongoBackend backend, Secret secret) {
    channel
        .pipeline()
        .addLast(new MongoWireReplyEncoder())
        .addLast(new MongoWireMessageEncoder())
        .addLast(new BoundedProtocolHandler())
        .addLast(new LoginHandler(secret))
        .addLast(new MongoDatabaseHandler(backend, clients))
        .addLast(new MongoExceptionHandler());
  }

  public InetSocketAddress address() {
    return (InetSocketAddress) door.localAddress();
  }

  /** Ends every connection, once what is under way is answered. */
  @Override
  public void close() {
    door.close().syncUninterruptibly();
    clients.close().syncUninterruptibly();
    endThreads();
  }

  private void endThreads() {
    threads.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
