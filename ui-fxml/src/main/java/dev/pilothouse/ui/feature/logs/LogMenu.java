// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import dev.pilothouse.core.logs.LogExport;
import dev.pilothouse.core.logs.LogExport.Format;
import dev.pilothouse.core.logs.LogExport.Source;
import dev.pilothouse.core.logs.LogLink;
import dev.pilothouse.core.logs.LogMark;
import dev.pilothouse.core.tail.LogStream;
import dev.pilothouse.ui.nav.UiServices;
import dev.pilothouse.ui.text.Amounts;
import dev.pilothouse.ui.text.Texts;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/// What can be taken out of a log: the shown lines, into a file or as Markdown. Lines that come meanwhile are not in it. FX thread;
/// the writing is done in the background.
final class LogMenu extends MenuButton {
  private static final int MOST_COPIED = 4 << 20;
  private final UiServices services;
  private final Texts texts;
  private final LogsViewModel model;
  private final LogLinking link;
  private final LogProgram program;
  private final BooleanProperty masked;
  private final Function<LogMark, String> words;
  private final String name;

  /// @param link what is shown, for others
  /// @param name what the file is called at first, without its ending
  LogMenu(
      UiServices services, LogProgram program, LogsViewModel model, LogLinking link, Function<LogMark, String> words, String name) {
    this.services = services;
    this.texts = services.texts();
    this.model = model;
    this.link = link;
    this.program = program;
    masked = link.look().masked();
    this.words = words;
    this.name = name;
    setId("log-menu");
    setGraphic(new FontIcon(Feather.DOWNLOAD));
    setMinWidth(USE_PREF_SIZE);
    setAccessibleText(texts.get("logs.menu"));
    setTooltip(new Tooltip(texts.get("logs.menu")));
    getItems().setAll(
        item("save-text", "logs.menu.text", this::saveText),
        item("save-json", "logs.menu.json", () -> choose(Format.JSON_LINES, ".jsonl")),
        item("copy-markdown", "logs.menu.markdown", this::copy),
        item("open-text", "logs.menu.open", this::open),
        item("copy-link", "logs.menu.link", this::copyLink),
        new SeparatorMenuItem(), mask());
  }

  private MenuItem mask() {
    CheckMenuItem mask = new CheckMenuItem(texts.get("logs.menu.mask"));
    mask.setId("mask");
    mask.selectedProperty().bindBidirectional(masked);
    return mask;
  }

  private MenuItem item(String id, String key, Runnable action) {
    MenuItem item = new MenuItem(texts.get(key));
    item.setId(id);
    item.setOnAction(event -> action.run());
    return item;
  }

  /// Asks where to, then writes what is shown as text.
  void saveText() {
    choose(Format.TEXT, ".log");
  }

  private void choose(Format format, String ending) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(texts.get("logs.menu"));
    chooser.setInitialFileName(name + ending);
    File file = chooser.showSaveDialog(getScene().getWindow());
    if (file != null) {
      save(format, file.toPath());
    }
  }

  /// Writes what is shown now; the button says how far it is, and the menu stops it.
  void save(Format format, Path file) {
    LogSave save = new LogSave(export(), format, file);
    MenuItem cancel = item("save-cancel", "logs.menu.cancel", save::stop);
    getItems().add(0, cancel);
    setText("0 %");
    String name = String.valueOf(file.getFileName());
    services.background().execute(() -> {
      String said;
      String trouble = "";
      try {
        OptionalLong lines = save.write(percent -> services.fx().execute(() -> setText(percent + " %")));
        said =
            lines.isPresent()
                ? texts.get("logs.saved", Amounts.count(lines.getAsLong()), name)
                : texts.get("logs.saveCancelled", name);
      } catch (IOException e) {
        said = texts.get("logs.notSaved", name);
        trouble = texts.get("editor.file.why", e.getClass().getSimpleName());
      }
      services.fx().execute(() -> {
        getItems().remove(cancel);
        setText("");
      });
      tell(said, trouble);
    });
  }

  private void tell(String said, String trouble) {
    services.fx().execute(() -> {
      if (trouble.isEmpty()) {
        services.navigator().tell(said);
      } else {
        services.navigator().refuse(said, trouble);
      }
    });
  }

  private void open() {
    LogExport export = export();
    services.background().execute(() -> {
      try {
        LogProgram.Opened opened = program.open(export, name);
        String lines = Amounts.count(opened.lines());
        String whole = texts.get("logs.opened", lines);
        String said = opened.lines() == opened.all() ? whole : texts.get("logs.openedLast", lines, Amounts.count(opened.all()));
        tell(opened.begun() ? said : texts.get("logs.notOpened"), opened.begun() ? "" : texts.get("logs.notOpenedWhy"));
      } catch (IOException e) {
        tell(texts.get("logs.notOpened"), texts.get("editor.file.why", e.getClass().getSimpleName()));
      }
    });
  }

  /// What looks like a secret among what is searched stays here, and it is said.
  private void copyLink() {
    LogLink whole = link.link();
    LogLink sent = whole.withoutSecrets();
    LogClipboard.put(sent.text());
    services.navigator().tell(texts.get(sent.equals(whole) ? "logs.linkCopied" : "logs.linkCopiedWithout"));
  }

  private void copy() {
    LogExport export = export();
    services.background().execute(() -> {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try {
        long lines = export.write(Format.TEXT, out, done -> out.size() > MOST_COPIED);
        String text = "```\n" + out.toString(StandardCharsets.UTF_8) + "```\n";
        services.fx().execute(() -> LogClipboard.put(text));
        tell(texts.get("logs.copied", Amounts.count(lines)), "");
      } catch (IOException never) {
        throw new UncheckedIOException(never);
      }
    });
  }

  private static Source source(LogStream stream, boolean several) {
    String context = several ? stream.session().context().name() : "";
    return new Source(context, stream.pod().namespace(), stream.pod().name(), stream.container());
  }

  private LogExport export() {
    boolean several = model.streams().get().stream().map(LogStream::session).distinct().count() > 1;
    Map<Integer, Source> sources =
        model.streams().get().stream().collect(Collectors.toMap(LogStream::source, one -> source(one, several)));
    LogsViewModel.Shown now = model.shown();
    LogExport plain =
        new LogExport(now.all(), now.judged().whole(), number -> sources.getOrDefault(number, Source.UNKNOWN), words);
    return masked.get() ? plain.masked() : plain;
  }
}
