// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.yaml.Fix;
import dev.pilothouse.core.yaml.Span;
import dev.pilothouse.core.yaml.complete.Completion;
import dev.pilothouse.core.yaml.complete.FieldDoc;
import dev.pilothouse.core.yaml.complete.Proposal;
import dev.pilothouse.ui.fx.CancellableWork;
import dev.pilothouse.ui.fx.FrameTicker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.fxmisc.richtext.model.TwoDimensional.Bias;
import org.jspecify.annotations.Nullable;

/// Proposes what can be written: when asked, and by itself while a word is typed. What is proposed is worked out in the background;
/// a newer key drops it. The focus stays in the text. FX thread.
final class Completing {
  private static final int PAGE = 7;
  /// For so many frames a caret is waited for that is out of sight.
  private static final int PATIENCE = 10;
  private final CodeText area;
  private final HelpPopup popup;
  private final CancellableWork work;
  private final ProposalList list;
  private final FieldDocPane doc;
  private @Nullable CodeHelp help;
  private @Nullable Completion shown;
  /// The caret comes into sight with the next frames.
  private final FrameTicker.Update nextFrame;
  private int waited;
  private boolean writing;

  Completing(CodeText area, HelpWords words, FrameTicker frames, Executor background, Executor fx) {
    nextFrame = frames.update(this::placeAgain);
    this.area = area;
    popup = new HelpPopup(area);
    work = new CancellableWork(background, fx);
    doc = new FieldDocPane(words);
    list = new ProposalList(words, this::selected, proposal -> take(proposal, false));
    area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    area.caretPositionProperty().addListener((caret, before, after) -> moved());
    area.focusedProperty().addListener((focused, before, after) -> hide());
  }

  void help(CodeHelp knows) {
    help = knows;
  }

  boolean isShowing() {
    return popup.isShowing();
  }

  void hide() {
    work.cancel();
    shown = null;
    popup.hide();
  }

  void close() {
    hide();
    work.close();
    nextFrame.close();
  }

  /// What is read out of the proposal that is selected.
  String spoken() {
    return list.spoken();
  }

  /// Somebody asks.
  void ask() {
    area.requestFollowCaret();
    propose(true);
  }

  private void typed(KeyEvent event) {
    String typed = event.getCharacter();
    if (!typed.isEmpty() && Character.isISOControl(typed.charAt(0))) {
      return;
    }
    boolean word = !typed.isEmpty() && (Character.isLetterOrDigit(typed.charAt(0)) || ".-_/".indexOf(typed.charAt(0)) >= 0);
    if (word && !event.isShortcutDown() && !event.isAltDown() && area.isEditable()) {
      propose(false);
    } else if (!typed.equals(" ") || isShowing()) {
      hide();
    }
  }

  /// The caret went elsewhere: what was proposed is for the word that it stood at.
  private void moved() {
    Completion last = shown;
    if (last == null || writing) {
      work.cancel();
      return;
    }
    int caret = area.getCaretPosition();
    boolean within = caret >= last.before().start() && area.getCurrentParagraph() == area.offsetToPosition(
        Math.min(last.before().start(), area.getLength()), Bias.Forward).getMajor();
    if (within) {
      propose(true);
    } else {
      hide();
    }
  }

  private void propose(boolean asked) {
    CodeHelp knows = help;
    if (knows == null || !area.isEditable()) {
      return;
    }
    int caret = area.getCaretPosition();
    // Immutable: its text is put together in the background.
    var document = area.getContent().snapshot();
    work.run(stopped -> knows.complete(document.getText(), caret), completion -> show(completion, knows, asked));
  }

  private void show(Completion completion, CodeHelp knows, boolean asked) {
    List<Proposal> all = completion.proposals();
    boolean fits = all.stream().anyMatch(each -> !each.apart());
    boolean written = !all.isEmpty() && all.getFirst().label().equals(completion.word()) && !completion.field();
    if (all.isEmpty() || (!asked && (!fits || written)) || !area.isFocused()) {
      hide();
      return;
    }
    shown = completion;
    waited = 0;
    list.show(completion);
    place(knows);
    area.spokenChanged();
  }

  private void selected(Proposal proposal) {
    if (help != null && popup.isShowing()) {
      place(help);
      area.spokenChanged();
    }
  }

  private void place(CodeHelp knows) {
    Completion at = shown;
    Optional<Bounds> caret = area.getCaretBounds();
    if (at == null) {
      return;
    }
    if (caret.isEmpty()) {
      if (waited++ < PATIENCE) {
        area.requestFollowCaret();
        nextFrame.request();
      } else {
        hide();
      }
      return;
    }
    waited = 0;
    List<Region> parts = new ArrayList<>(List.of(list));
    list.selected().ifPresent(proposal -> {
      FieldDoc of = proposal.doc();
      if (of != null) {
        doc.show(of, knows.source());
        parts.add(doc);
      } else if (proposal.kind() == Proposal.Kind.SNIPPET) {
        doc.show(proposal);
        parts.add(doc);
      }
    });
    int typed = area.getCaretPosition() - at.before().start();
    double character = typed == 0 ? 0 : area.getCharacterBoundsOnScreen(at.before().start(), at.before().start() + 1)
        .map(Bounds::getWidth).orElse(0.0);
    Bounds bounds = caret.get();
    popup.show(
        parts, new BoundingBox(bounds.getMinX() - typed * character, bounds.getMinY(), bounds.getWidth(), bounds.getHeight()));
  }

  private void placeAgain() {
    if (shown != null && help != null) {
      place(help);
    }
  }

  /// A key while proposals are shown.
  ///
  /// @return whether it was for them
  boolean key(KeyEvent event) {
    if (!popup.isShowing() || event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
      return false;
    }
    switch (event.getCode()) {
      case UP -> list.move(-1);
      case DOWN -> list.move(1);
      case PAGE_UP -> list.move(-PAGE);
      case PAGE_DOWN -> list.move(PAGE);
      case ENTER -> list.selected().ifPresent(proposal -> take(proposal, false));
      case TAB -> list.selected().ifPresent(proposal -> take(proposal, true));
      case ESCAPE -> hide();
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Writes a proposal in one step of undo; then what it leaves open is proposed.
  private void take(Proposal proposal, boolean whole) {
    Completion at = shown;
    if (at == null) {
      return;
    }
    Span span = whole ? at.whole() : new Span(at.before().start(), Math.max(at.before().start(), area.getCaretPosition()));
    List<Fix.Edit> edits = new ArrayList<>(proposal.also());
    edits.add(new Fix.Edit(span, proposal.insertion().text()));
    hide();
    writing = true;
    int moved = proposal.also().stream()
        .filter(edit -> edit.span().start() <= span.start())
        .mapToInt(edit -> edit.replacement().length() - edit.span().length()).sum();
    edits.sort(Comparator.comparingInt((Fix.Edit edit) -> edit.span().start()).reversed());
    CodeEdits.make(area, edits);
    area.moveTo(span.start() + moved + proposal.insertion().caret());
    writing = false;
    area.requestFollowCaret();
    if (proposal.kind() == Proposal.Kind.FIELD) {
      propose(false);
    }
  }
}
