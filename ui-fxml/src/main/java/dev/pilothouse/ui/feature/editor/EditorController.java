// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.editor;

import dev.pilothouse.core.base.Subscription;
import dev.pilothouse.core.settings.Drafts;
import dev.pilothouse.ui.control.StatePane;
import dev.pilothouse.ui.fx.Fxml;
import dev.pilothouse.ui.nav.Action;
import dev.pilothouse.ui.nav.FeatureView;
import dev.pilothouse.ui.nav.Route;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Texts;
import dev.pilothouse.ui.theme.Memory;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// An open text: its view model's state, drawn; keys and clicks, handed on.
@SuppressWarnings("NullAway.Init")
final class EditorController implements FeatureView {
  private final Subscription.Bag bag = new Subscription.Bag();
  private final UiServices services;
  private final Texts texts;
  private final Parent root;
  private final ReadOnlyStringWrapper title;
  private final EditorViewModel model;
  private final TextPane text;
  private final ProblemsPane problems;
  private final OutlinePane outline;
  private final SecretKeys secrets;
  private final Map<KeyCombination, Runnable> keys;
  @FXML private LadderBar ladder;
  @FXML private MenuButton reveal;
  @FXML private MenuButton more;
  @FXML private Button check;
  @FXML private Button diff;
  @FXML private Button apply;
  @FXML private Pane noticePlace;
  @FXML private StackPane textPlace;
  @FXML private StatePane state;
  @FXML private EditorFooter footer;
  @FXML private Pane problemsPlace;
  @FXML private Pane outlinePlace;

  EditorController(UiServices services, Drafts drafts, Memory memory, Route route) {
    this.services = services;
    texts = services.texts();
    Origin origin = Origin.of(route);
    title = new ReadOnlyStringWrapper(origin.title());
    root = Fxml.load(this, texts);
    text = new TextPane(services, memory, texts.get("editor.name", origin.title()), words -> typed(words));
    textPlace.getChildren().addFirst(text);
    problems = new ProblemsPane(texts, text::go, text::fix, text::insert);
    problemsPlace.getChildren().setAll(problems);
    outline = new OutlinePane(texts, text::go);
    outlinePlace.getChildren().setAll(outline);
    NoticeBar notice = new NoticeBar(texts, services.clock(), origin.title());
    noticePlace.getChildren().setAll(notice);
    model = new EditorViewModel(services, drafts, route.cluster(), origin);
    secrets = new SecretKeys(reveal, services, model::reveal);
    new EditorMenu(services, model, more, text);
    footer.of(text, texts);
    keys = Map.of(
        KeyCombination.valueOf("Shortcut+S"), this::onApply, KeyCombination.valueOf("Shortcut+D"), this::onApply,
        EditorMenu.SERVER_FIELDS, text::toggleServerFields, EditorMenu.PATH, text::focusPath);
    text.help(model.help());
    bag.add(text);
    bag.add(model);
    bag.add(secrets);
    text.caret().subscribe(place -> footer.caret(place));
    bag.add(services.fx().observe(model.opening(), this::opening));
    bag.add(services.fx().observe(model.checked(), this::checked));
    bag.add(services.fx().observe(model.notice(), new EditorNotices(notice, model, this::onApply)::show));
    bag.add(services.fx().observe(model.serverFields(), text::serverFields));
    bag.add(services.fx().observe(model.session().guard(), guard -> buttons()));
  }

  private void opening(EditorViewModel.Opening opening) {
    switch (opening) {
      case EditorViewModel.Opening.Loading _ -> state.loading(texts.get("editor.loading"));
      case EditorViewModel.Opening.Failed failed -> state.failed(failed.failure(), texts, model::open);
      case EditorViewModel.Opening.Ready ready -> {
        state.ready();
        fill(ready.text());
      }
    }
    text.editable(opening instanceof EditorViewModel.Opening.Ready);
    buttons();
  }

  private void fill(String words) {
    text.fill(words);
    secrets.show(model.base());
    titled();
  }

  private void typed(String words) {
    model.edited(words);
    titled();
    buttons();
  }

  private void titled() {
    title.set(model.origin().title() + (model.edited() ? " ●" : ""));
  }

  private void checked(Checked checked) {
    ladder.show(checked, texts);
    text.show(checked);
    problems.show(checked);
    outline.show(checked);
    footer.show(checked, model.base() != null, texts);
    buttons();
  }

  private void buttons() {
    boolean ready = model.opening().get() instanceof EditorViewModel.Opening.Ready;
    boolean said = model.checked().get().text().documents().stream().anyMatch(one -> one.object().isPresent());
    List.of(check, diff, apply).forEach(button -> button.setDisable(!ready || !said));
  }

  @Override
  public boolean shortcut(KeyEvent event) {
    return keys.entrySet().stream().filter(key -> key.getKey().match(event)).findFirst().map(key -> {
      key.getValue().run();
      return true;
    }).orElse(false);
  }

  @FXML
  void onCheck() {
    model.checkOnServer();
  }

  @FXML
  void onApply() {
    if (!apply.isDisabled()) {
      new ApplyDialog(services, model).open();
    }
  }

  @Override
  public Parent node() {
    return root;
  }

  @Override
  public ObservableValue<String> title() {
    return title.getReadOnlyProperty();
  }

  @Override
  public void focus() {
    text.focus();
  }

  @Override
  public boolean focusFilter() {
    text.find();
    return true;
  }

  @Override
  public boolean escape() {
    return text.escape();
  }

  @Override
  public List<Action> actions() {
    return List.of(new Action("editor.apply", texts.get("editor.apply"), Feather.UPLOAD_CLOUD, "Ctrl S", this::onApply));
  }

  @Override
  public void close() {
    bag.close();
  }
}
