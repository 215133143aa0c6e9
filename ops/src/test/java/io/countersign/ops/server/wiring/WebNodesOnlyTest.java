package io.countersign.ops.server.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.countersign.ops.contract.json.HttpJson;
import io.countersign.ops.contract.problem.Problems;
import io.countersign.ops.server.connections.ManagementPort;
import io.countersign.ops.server.node.NodeRole;
import io.countersign.ops.server.node.NodeRoles;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WebNodesOnlyTest {
  private static final Set<NodeRole> NOT_WEB = EnumSet.of(NodeRole.WORKER, NodeRole.PROJECTOR);

  @Test
  void aNodeWithoutTheRoleRefusesRequests() throws Exception {
    MockHttpServletResponse response = get("/api/v1/projects", NOT_WEB);
    assertThat(response.getStatus()).isEqualTo(503);
    assertThat(response.getContentAsString()).contains("\"code\":\"NODE_NOT_FOR_WEB\"");
  }

  @Test
  void aNodeWithoutTheRoleAnswersWhoWatchesIt() throws Exception {
    assertThat(get("/health", NOT_WEB).getStatus()).isEqualTo(200);
    assertThat(get("/metrics", NOT_WEB).getStatus()).isEqualTo(200);
  }

  @Test
  void aNodeWithTheRoleAnswersEverybody() throws Exception {
    assertThat(get("/api/v1/projects", EnumSet.of(NodeRole.WEB)).getStatus()).isEqualTo(200);
  }

  private static MockHttpServletResponse get(String path, Set<NodeRole> roles) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    new WebNodesOnly(new NodeRoles(roles), ManagementPort.none(), new Problems(HttpJson.mapper()))
        .doFilter(new MockHttpServletRequest("GET", path), response, new MockFilterChain());
    return response;
  }
}
