package io.countersign.ops.server.savedviews;

import io.countersign.ops.server.answers.ItemList;
import io.countersign.ops.server.datarows.RowWish;
import io.countersign.ops.server.security.access.ProjectAccess;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** One's own saved views of a project's rows. */
@RestController
@RequestMapping("/api/v1/projects/{project}/saved-views")
final class SavedViewController {
  private static final Set<String> PARAMETERS = RowWish.parametersOfLists();

  private final SavedViews views;

  SavedViewController(SavedViews views) {
    this.views = views;
  }

  /**
   * A view to be kept.
   *
   * @param query the parameters of the list of rows, by name
   */
  record SavedViewForm(String name, Map<String, String> query) {}

  @GetMapping
  ItemList<SavedView> list(ProjectAccess granted) {
    return ItemList.whole(views.of(granted.person(), granted.id()));
  }

  /** Keeps a view, in the place of one of the same name. */
  @PutMapping
  SavedView keep(ProjectAccess granted, @RequestBody SavedViewForm form) {
    return views.keep(granted.person(), granted.id(), form.name(), form.query(), PARAMETERS);
  }

  @DeleteMapping("/{savedView}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(ProjectAccess granted, @PathVariable String savedView) {
    views.delete(granted.person(), granted.id(), savedView);
  }
}
