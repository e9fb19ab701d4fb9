// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Where the end of a text stands within the brackets that it opens.
final class FlowScan {

  /// One pair of brackets that is open.
  private static final class Frame {
    private final boolean list;
    private final Map<String, String> set = new HashMap<>();
    private String key = "";

    Frame(boolean list) {
      this.list = list;
    }
  }

  private final Deque<Frame> open = new ArrayDeque<>();
  private final StringBuilder word = new StringBuilder();
  private boolean quoted;

  /// @param text from the first bracket to the caret
  FlowScan(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean begins = word.toString().isBlank();
      if ((c == '"' || c == '\'') && begins) {
        int end = LineReader.closing(text, i);
        quoted = end >= text.length();
        word.setLength(0);
        word.append(text, i + 1, end);
        i = end;
      } else {
        read(c, i + 1 == text.length() || " \n,]}".indexOf(text.charAt(i + 1)) >= 0);
      }
    }
  }

  private void read(char c, boolean ends) {
    switch (c) {
      case '{', '[' -> {
        open.push(new Frame(c == '['));
        word.setLength(0);
      }
      case '}', ']' -> {
        done();
        open.poll();
        word.setLength(0);
      }
      case ',' -> done();
      case ':' -> {
        Frame frame = open.peek();
        if (ends && frame != null && !frame.list && frame.key.isEmpty()) {
          frame.key = word.toString().strip();
          word.setLength(0);
        } else {
          word.append(c);
        }
      }
      default -> word.append(c);
    }
  }

  private void done() {
    Frame frame = open.peek();
    if (frame != null) {
      if (!frame.key.isEmpty()) {
        frame.set.put(frame.key, word.toString().strip());
      }
      frame.key = "";
    }
    word.setLength(0);
  }

  /// How many brackets are open after a text.
  static int depth(String text, int before) {
    int depth = before;
    for (int i = 0; i < LineReader.comment(text); i++) {
      char c = text.charAt(i);
      if ((c == '"' || c == '\'') && (i == 0 || " {[,:".indexOf(text.charAt(i - 1)) >= 0)) {
        i = LineReader.closing(text, i);
      } else if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
    }
    return depth;
  }

  boolean isOpen() {
    return !open.isEmpty();
  }

  /// From the outermost bracket to the place: keys, and empty texts for items.
  List<String> path() {
    List<String> path = new ArrayList<>();
    for (Frame frame : (Iterable<Frame>) open::descendingIterator) {
      if (frame.list) {
        path.add("");
      } else if (!frame.key.isEmpty()) {
        path.add(frame.key);
      }
    }
    return path;
  }

  /// Whether a value is written, not a key.
  boolean inValue() {
    Frame frame = open.peek();
    return frame != null && (frame.list || !frame.key.isEmpty());
  }

  boolean inList() {
    Frame frame = open.peek();
    return frame != null && frame.list;
  }

  /// What is written of the key or the value so far, without its quote.
  String word() {
    return word.toString().stripLeading();
  }

  boolean inQuotes() {
    return quoted;
  }

  Map<String, String> set() {
    Frame frame = open.peek();
    return frame == null ? Map.of() : frame.set;
  }
}
