package io.countersign.ops.server.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.engine.project.UserId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.MethodParameter;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.context.request.async.StandardServletAsyncWebRequest;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitterReturnValueHandler;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** A client whose request is being ended by the web server, while it is to be told something. */
class ListenerTest {
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/stream");
  private final MockHttpServletResponse response = new MockHttpServletResponse();
  private final SseEmitter emitter = new SseEmitter(0L);
  private final List<Listener> left = new ArrayList<>();
  private final Listener listener =
      new Listener(new UserId("anna"), emitter, () -> project -> true, left::add);

  @SuppressWarnings("unused") // its return type is what the handler looks at
  private SseEmitter endpoint() {
    return emitter;
  }

  /** A request that the web server ends just before somebody else does. */
  private static final class Overtaken extends StandardServletAsyncWebRequest {
    Overtaken(HttpServletRequest request, HttpServletResponse response) {
      super(request, response);
    }

    @Override
    public void dispatch() {
      getRequest().getAsyncContext().complete();
      super.dispatch();
    }
  }

  private void answer() throws Exception {
    request.setAsyncSupported(true);
    Overtaken async = new Overtaken(request, response);
    WebAsyncUtils.getAsyncManager(request).setAsyncWebRequest(async);
    new ResponseBodyEmitterReturnValueHandler(List.of(new StringHttpMessageConverter()))
        .handleReturnValue(
            emitter,
            new MethodParameter(ListenerTest.class.getDeclaredMethod("endpoint"), -1),
            new ModelAndViewContainer(),
            async);
  }

  @Test
  void oneThatIsThereIsSentASignOfLife() throws Exception {
    answer();
    listener.send();
    assertThat(response.getContentAsString()).isEqualTo(":alive\n\n");
    assertThat(left).isEmpty();
  }

  @Test
  void oneThatIsGoneIsLeftAndNothingElse() throws Exception {
    answer();
    response.setOutputStreamAccessAllowed(false);
    listener.send();
    assertThat(left).containsExactly(listener);
  }

  @Test
  void oneThatIsGoneCanBeClosed() throws Exception {
    answer();
    listener.close();
    assertThat(left).isEmpty();
  }
}
