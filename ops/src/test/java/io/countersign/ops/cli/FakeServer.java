package io.countersign.ops.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers as it was told to, and keeps what it was sent. */
final class FakeServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, Response> responses = new ConcurrentHashMap<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();

  /** What it was sent. */
  record Request(String method, String path, String authorization, String body) {}

  private record Response(int status, String body, boolean cutOff) {}

  FakeServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  FakeServer answering(String methodAndPath, int status, String body) {
    responses.put(methodAndPath, new Response(status, body, false));
    return this;
  }

  /** Promises more than it sends, as a connection that is lost does. */
  FakeServer cuttingOff(String methodAndPath, String body) {
    responses.put(methodAndPath, new Response(200, body, true));
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<Request> requests(String methodAndPath) {
    return requests.stream()
        .filter(request -> methodAndPath.equals(request.method() + " " + request.path()))
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().toString();
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    requests.add(
        new Request(exchange.getRequestMethod(), path, String.valueOf(authorization), body));
    Response response =
        responses.getOrDefault(
            exchange.getRequestMethod() + " " + path,
            new Response(
                404, "{\"code\":\"ROUTE_NOT_FOUND\",\"detail\":\"no such route\"}", false));
    byte[] bytes = response.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(
        response.status(),
        response.cutOff() ? bytes.length + 100 : bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
