// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.feature.logs;

import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import org.jspecify.annotations.Nullable;

/// Mouse and keys of the drawn log.
final class LogInput {
  private static final double SIDEWAYS = 60;

  private final LogCanvas canvas;
  private final LogPainter painter;
  private final LineLinks links;

  LogInput(LogCanvas canvas, LogPainter painter, LineLinks links) {
    this.canvas = canvas;
    this.links = links;
    this.painter = painter;
    canvas.addEventHandler(ScrollEvent.SCROLL, this::scroll);
    canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
    canvas.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
    canvas.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void scroll(ScrollEvent event) {
    if (event.getDeltaX() != 0) {
      canvas.moveSideways(-event.getDeltaX());
    }
    if (event.getDeltaY() != 0) {
      long rows = Math.round(-event.getDeltaY() / LogPainter.ROW);
      canvas.move(rows == 0 ? (event.getDeltaY() > 0 ? -1 : 1) : rows);
    }
    event.consume();
  }

  private void pressed(MouseEvent event) {
    canvas.requestFocus();
    LogRows.Row row = canvas.rows().at(event.getY());
    if (row == null || event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    LineLinks.Way way = link(row, event);
    if (way != null) {
      canvas.look().chosen().set(row.line());
      links.go(way, row.line());
      event.consume();
      return;
    }
    if (event.getX() < LogPainter.PAD || event.getX() >= row.badge()) {
      canvas.turn(row.line());
      event.consume();
      return;
    }
    canvas.look().chosen().set(row.line());
    if (event.getX() < canvas.textX() - LogPainter.PAD) {
      canvas.look().details().set(true);
    }
    LogSelection before = canvas.copying().selection();
    if (event.isShiftDown() && before != null) {
      canvas.copying().select(before.to(row.line(), index(row, event)));
    } else if (event.getClickCount() == 3) {
      canvas.copying().select(new LogSelection(row.line(), 0, row.line(), row.text().length()));
    } else if (event.getClickCount() == 2) {
      canvas.copying().select(word(row, index(row, event)));
    } else {
      canvas.copying().select(new LogSelection(row.line(), index(row, event), row.line(), index(row, event)));
    }
  }

  private void moved(MouseEvent event) {
    LogRows.Row row = canvas.rows().at(event.getY());
    canvas.setCursor(row != null && link(row, event) != null ? Cursor.HAND : Cursor.DEFAULT);
  }

  private static LineLinks.@Nullable Way link(LogRows.Row row, MouseEvent event) {
    return event.getY() < row.y() + LogPainter.ROW ? row.link(event.getX()) : null;
  }

  private static LogSelection word(LogRows.Row row, int at) {
    String text = row.text();
    int from = Math.min(at, text.length());
    int to = from;
    while (from > 0 && !Character.isWhitespace(text.charAt(from - 1))) {
      from--;
    }
    while (to < text.length() && !Character.isWhitespace(text.charAt(to))) {
      to++;
    }
    return new LogSelection(row.line(), from, row.line(), to);
  }

  private void dragged(MouseEvent event) {
    LogRows.Row row = canvas.rows().at(event.getY());
    LogSelection before = canvas.copying().selection();
    if (row == null || before == null || !event.isPrimaryButtonDown()) {
      return;
    }
    if (event.getY() < 0) {
      canvas.move(-1);
    } else if (event.getY() > canvas.getHeight()) {
      canvas.move(1);
    }
    canvas.copying().select(before.to(row.line(), index(row, event)));
  }

  private int index(LogRows.Row row, MouseEvent event) {
    double x = event.getX() - canvas.textX() + canvas.shift();
    String rest = row.text().substring(Math.min(row.from(), row.text().length()));
    return Math.min(row.to(), row.from() + painter.index(rest, Math.max(0, x)));
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown()) {
      shortcut(event);
    } else if (event.getCode() == KeyCode.F2) {
      canvas.marks().go(!event.isShiftDown());
      event.consume();
    } else if (event.getCode() == KeyCode.L && event.isShiftDown() && !event.isAltDown()) {
      links.go(LineLinks.Way.BEFORE, canvas.look().chosen().get());
      event.consume();
    } else if (!event.isAltDown() && taken(event.getCode())) {
      event.consume();
    }
  }

  private void shortcut(KeyEvent event) {
    if (event.getCode() == KeyCode.C) {
      canvas.copy();
      event.consume();
    } else if (event.getCode() == KeyCode.A) {
      canvas.selectAll();
      event.consume();
    }
  }

  /// Goes from line to line once one is chosen; until then the view moves.
  private void step(int by) {
    if (canvas.look().chosen().get() >= 0) {
      canvas.choose(by);
    } else {
      canvas.move(by);
    }
  }

  private boolean taken(@Nullable KeyCode code) {
    if (code == null) {
      return false;
    }
    switch (code) {
      case UP -> step(-1);
      case DOWN -> step(1);
      case SPACE -> canvas.turn(canvas.look().chosen().get());
      case ENTER -> {
        canvas.choose(0);
        canvas.look().details().set(!canvas.look().details().get());
      }
      case PAGE_UP -> canvas.move(1 - canvas.pageRows());
      case PAGE_DOWN -> canvas.move(canvas.pageRows() - 1);
      case LEFT -> canvas.moveSideways(-SIDEWAYS);
      case RIGHT -> canvas.moveSideways(SIDEWAYS);
      case HOME -> canvas.toBegin();
      case END -> canvas.toEnd();
      case F, S -> canvas.look().follow().set(!canvas.look().follow().get());
      case W -> canvas.look().wrap().set(!canvas.look().wrap().get());
      case J -> canvas.look().fields().set(!canvas.look().fields().get());
      case T -> canvas.look().times().set(canvas.look().times().get().next());
      case H -> canvas.look().axis().set(!canvas.look().axis().get());
      case M -> canvas.marks().turn();
      case O -> links.go(LineLinks.Way.POD, canvas.look().chosen().get());
      default -> {
        return false;
      }
    }
    return true;
  }
}
