// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.control.code;

import dev.pilothouse.core.search.StoppableText;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.PatternSyntaxException;

/// Finds and replaces in a text. Pure; runs in the background and can be stopped.
final class TextSearch {
  private static final int MOST = 100_000;

  private TextSearch() {}

  /// Every place; an expression that matches nothing between two characters is not found there.
  static Found find(String text, FindQuery query, BooleanSupplier stopped) {
    return guarded(
        () -> {
          Matcher matcher = query.pattern().matcher(new StoppableText(text, stopped));
          int[] starts = new int[16];
          int[] ends = new int[16];
          int count = 0;
          while (count < MOST && !query.words().isEmpty() && matcher.find()) {
            if (matcher.end() > matcher.start()) {
              if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
                ends = Arrays.copyOf(ends, count * 2);
              }
              starts[count] = matcher.start();
              ends[count++] = matcher.end();
            }
          }
          return new Found.Places(starts, ends, count);
        });
  }

  /// What one place becomes.
  static Found replaceOne(String text, FindQuery query, String by, int start, int end, BooleanSupplier stopped) {
    return guarded(
        () -> {
          Matcher matcher = query.pattern().matcher(new StoppableText(text, stopped));
          if (!matcher.find(start) || matcher.start() != start || matcher.end() != end) {
            return new Found.Replacement(start, start, "", 0);
          }
          StringBuilder out = new StringBuilder();
          matcher.appendReplacement(out, query.regex() ? by : Matcher.quoteReplacement(by));
          return new Found.Replacement(start, end, out.substring(start), 1);
        });
  }

  /// What the text from the first place to the last becomes.
  static Found replaceAll(String text, FindQuery query, String by, BooleanSupplier stopped) {
    return guarded(
        () -> {
          Matcher matcher = query.pattern().matcher(new StoppableText(text, stopped));
          String written = query.regex() ? by : Matcher.quoteReplacement(by);
          StringBuilder out = new StringBuilder();
          int first = -1;
          int last = 0;
          int count = 0;
          while (!query.words().isEmpty() && matcher.find()) {
            if (matcher.end() > matcher.start()) {
              first = first < 0 ? matcher.start() : first;
              last = matcher.end();
              matcher.appendReplacement(out, written);
              count++;
            }
          }
          return new Found.Replacement(Math.max(first, 0), last, count == 0 ? "" : out.substring(first), count);
        });
  }

  private static Found guarded(Supplier<Found> search) {
    try {
      return search.get();
    } catch (PatternSyntaxException e) {
      return new Found.Wrong(e.getDescription(), e.getIndex() + 1);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return new Found.Wrong(String.valueOf(e.getMessage()), 0);
    } catch (StoppableText.Stopped e) {
      return new Found.Stopped();
    } catch (StackOverflowError e) {
      return new Found.TooDeep();
    }
  }
}
