// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.ui.text;

import dev.pilothouse.core.yaml.Fault;
import dev.pilothouse.core.yaml.Fix;
import java.text.NumberFormat;
import java.util.List;
import java.util.regex.Pattern;

/// What is wrong with a YAML text, in the language of the window: a sentence for the list of problems, a few words for the end of a
/// line, and the label of the button that puts it right. Any thread.
public final class FaultWords {
  /// Of longer lists of allowed values only the first ones are told.
  private static final int MOST_VALUES = 8;

  private static final String SENTENCE = "fault.";
  private static final String SHORT = "fault.short.";
  private static final int LONGEST_WORD = 60;

  /// What the server puts before the words of whoever refused.
  private static final Pattern FRAME =
      Pattern.compile("^.*?( is (forbidden|invalid): (.*denied( the)? request: )?|: Invalid value: )");

  private final Texts texts;

  public FaultWords(Texts texts) {
    this.texts = texts;
  }

  /// The sentence.
  public String of(Fault fault) {
    return said(SENTENCE, fault);
  }

  /// The same in a few words, to stand behind the line that it is about.
  public String shortly(Fault fault) {
    return said(SHORT, fault);
  }

  /// The label of a button.
  public String of(Fix fix) {
    return texts.get("fix." + fix.kind(), word(fix.word()));
  }

  private String said(String area, Fault fault) {
    return switch (fault) {
      case Fault.NotYaml it -> texts.get(area + it.error(), detail(it));
      case Fault.DuplicateKey it -> texts.get(area + "duplicate", word(it.key()), line(it.otherLine()));
      case Fault.GluedDocuments it -> texts.get(area + "glued", line(it.firstLine()));
      case Fault.UnknownField it -> near(area, texts.get(area + "field", word(it.field()), word(it.owner())), it.near());
      case Fault.WrongType it -> wrongType(area, it);
      case Fault.MissingField it -> missing(area, it);
      case Fault.NotAllowed it -> texts.get(area + "notAllowed", word(it.field()), word(it.value()), values(it.allowed()));
      case Fault.BreaksRule it -> rule(area, it);
      case Fault.Ambiguous it ->
          texts.get(area + "ambiguous", word(it.word()), texts.get("fault.found." + it.readAs()), word(it.value()));
      case Fault.UnknownKind it -> near(area, kind(area, it), it.near());
      case Fault.Server it -> area.equals("fault.") ? it.words() : word(FRAME.matcher(it.words()).replaceFirst(""));
      case Fault.WrongVersion it ->
          texts.get(area + "version", it.kind(), word(it.apiVersion()), String.join(texts.get("fault.or"), it.served()));
      case Fault.HiddenCharacter it -> texts.get(area + "hidden." + it.kind(), it.codePoint());
      case Fault.UnknownTag it -> texts.get(area + "tag", word(it.tag()));
      case Fault.RemovedVersion it -> removed(area, it);
      case Fault.DeprecatedKind it -> deprecated(area, it);
      case Fault.DeprecatedVersion it -> deprecated(area, it);
      case Fault.MissingObject it -> near(area, "closest", then(area, object(area, it), it.consequence()), it.near());
      case Fault.MissingKey it ->
          near(area, then(area, texts.get(area + "key", it.kind(), word(it.name()), word(it.key())), it.consequence()), it.near());
      case Fault.MissingPort it -> near(area, then(area, port(area, it), it.consequence()), it.near());
      case Fault.MissingVolume it -> near(area, texts.get(area + "volume", word(it.volume())), it.near());
      case Fault.SelectorMismatch it -> mismatch(area, it);
      case Fault.SelectsNothing it ->
          then(area, texts.get(area + "selects", it.kind(), word(it.selector()), word(it.namespace())), it.consequence());
      case Fault.NotHere it -> texts.get(area + "notHere", word(it.field()), word(it.owner()));
      case Fault.OnlyOne it -> texts.get(area + "onlyOne", word(it.owner()), values(it.fields()));
      case Fault.NoneOf it -> texts.get(area + "noneOf", word(it.owner()), values(it.fields()));
      case Fault.TooMuch it -> texts.get(area + "tooMuch", word(it.field()), word(it.value()), word(it.other()), word(it.limit()));
      case Fault.Unchangeable it -> fixed(area, it);
      case Fault.NotRemovable it -> texts.get(area + (it.was().isEmpty() ? "kept" : "keptAs"), word(it.field()), word(it.was()));
      case Fault.Together it -> texts.get(area + "together", word(it.field()), word(it.other()));
      case Fault.OneWay it -> texts.get(area + (it.rises() ? "rises" : "falls"), word(it.field()), word(it.bound()));
      case Fault.Repeated it -> texts.get(area + "repeated." + it.part(), word(it.value()), line(it.otherLine()));
    };
  }

  private String kind(String area, Fault.UnknownKind fault) {
    return texts.get(area + (fault.apiVersion().isEmpty() ? "kind" : "kindIn"), word(fault.kind()), word(fault.apiVersion()));
  }

  private String missing(String area, Fault.MissingField fault) {
    return texts.get(area + (fault.owner().isEmpty() ? "missing" : "missingIn"), word(fault.field()), word(fault.owner()));
  }

  private String mismatch(String area, Fault.SelectorMismatch fault) {
    return texts.get(area + (fault.found().isEmpty() ? "label" : "labelValue"), word(fault.label()), word(fault.found()));
  }

  private String deprecated(String area, Fault.DeprecatedKind fault) {
    String key = fault.replacement().isEmpty() ? "deprecatedAll" : "deprecated";
    return texts.get(area + key, fault.kind(), fault.apiVersion(), fault.release(), fault.replacement());
  }

  private String deprecated(String area, Fault.DeprecatedVersion fault) {
    String key = !fault.words().isEmpty() ? "versionSays" : fault.replacement().isEmpty() ? "versionOld" : "versionOlder";
    return texts.get(area + key, fault.kind(), fault.apiVersion(), fault.words(), fault.replacement());
  }

  private String fixed(String area, Fault.Unchangeable fault) {
    return texts.get(area + (fault.was().isEmpty() ? "fixed" : "unchangeable"), word(fault.field()), word(fault.was()));
  }

  private String removed(String area, Fault.RemovedVersion fault) {
    String key = fault.replacement().isEmpty() ? "removedAll" : fault.served() ? "removedLater" : "removed";
    return texts.get(area + key, fault.kind(), fault.apiVersion(), fault.release(), fault.replacement());
  }

  private String object(String area, Fault.MissingObject fault) {
    String key = fault.namespace().isEmpty() ? "object" : "objectIn";
    return texts.get(area + key, fault.kind(), word(fault.name()), fault.namespace());
  }

  private String port(String area, Fault.MissingPort fault) {
    String key = fault.owner().isEmpty() ? "podPort" : fault.owner().equals("container") ? "containerPort" : "port";
    return texts.get(area + key, fault.owner(), word(fault.name()), word(fault.port()));
  }

  /// What would come of it is a sentence of its own; there is no room for it at the end of a line.
  private String then(String area, String sentence, Fault.Consequence consequence) {
    return area.equals(SENTENCE) ? texts.get("fault.then", sentence, texts.get("fault.then." + consequence)) : sentence;
  }

  private String detail(Fault.NotYaml fault) {
    return switch (fault.error()) {
      case TOO_DEEP, TOO_LARGE, TOO_MANY_DOCUMENTS -> number(fault.detail());
      default -> word(fault.detail());
    };
  }

  private String wrongType(String area, Fault.WrongType fault) {
    String expected = texts.get("fault.expected." + fault.expected());
    String found = texts.get("fault.found." + fault.found());
    return texts.get(area + (fault.field().isEmpty() ? "document" : "type"), word(fault.field()), expected, found);
  }

  private String rule(String area, Fault.BreaksRule fault) {
    String limit = fault.rule() == Fault.Rule.FORMAT ? format(fault.limit()) : number(fault.limit());
    return texts.get(area + fault.rule(), word(fault.field()), limit);
  }

  private String format(String name) {
    String key = "fault.format." + name;
    return texts.has(key) ? texts.get(key) : texts.get("fault.format", name);
  }

  private String near(String area, String sentence, String near) {
    return near(area, "near", sentence, near);
  }

  private String near(String area, String key, String sentence, String near) {
    return near.isEmpty() ? sentence : texts.get(area + key, sentence, word(near));
  }

  private String values(List<String> allowed) {
    String told = String.join(texts.get("fault.comma"), allowed.subList(0, Math.min(MOST_VALUES, allowed.size())));
    return allowed.size() <= MOST_VALUES ? told : texts.get("fault.more", told, allowed.size() - MOST_VALUES);
  }

  /// A bound with the separators of the language; anything else as it is.
  private String number(String limit) {
    return limit.matches("-?[0-9]{4,18}") ? NumberFormat.getIntegerInstance(texts.locale()).format(Long.parseLong(limit)) : limit;
  }

  /// Lines are counted without separators, as in the margin.
  private static String line(int line) {
    return String.valueOf(line);
  }

  /// What a person wrote, no longer than can be read at a glance, and in one line.
  private static String word(String text) {
    String line = text.strip().replaceAll("\\s+", " ");
    int count = line.codePointCount(0, line.length());
    return count <= LONGEST_WORD ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_WORD)) + "…";
  }
}
