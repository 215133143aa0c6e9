package io.countersign.ops.server.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.contract.problem.Problems;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class StoppingNodeTest {
  private final NodeState state = new NodeState();

  private MockHttpServletResponse answer(String method) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new StoppingNode(state, new Problems(HttpJson.mapper()))
        .doFilter(
            new MockHttpServletRequest(method, "/api/v1/projects"),
            response,
            new MockFilterChain());
    return response;
  }

  @Test
  void aNodeAtWorkTakesCommands() throws Exception {
    assertThat(answer("POST").getStatus()).isEqualTo(200);
  }

  @Test
  void aStoppingNodeRefusesCommandsForNow() throws Exception {
    state.stop();
    MockHttpServletResponse refused = answer("POST");
    assertThat(refused.getStatus()).isEqualTo(503);
    assertThat(refused.getContentAsString()).contains("\"code\":\"NODE_STOPPING\"");
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getHeader("Connection")).isEqualTo("close");
  }

  @Test
  void aStoppingNodeAnswersQuestionsAndEndsTheConnection() throws Exception {
    state.stop();
    MockHttpServletResponse answer = answer("GET");
    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getHeader("Connection")).isEqualTo("close");
  }
}
