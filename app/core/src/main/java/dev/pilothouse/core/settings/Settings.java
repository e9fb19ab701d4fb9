// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All that is remembered over runs. Immutable. No secret is in it.
///
/// @param window where the window was; null before the first run ended
/// @param contexts by the id of the context
/// @param tables by the id of the table, for example `pods` or `clusters`
/// @param kubeconfigs files and folders that a person added, as absolute paths
/// @param consents fingerprints of the login programs that may run
/// @param open ids of the contexts whose tiles were in the rail, in their order; none is connected by itself
/// @param notices whether the person wants to be told when a rollout ends or stalls
/// @param logs how much of a log is kept while it is shown
public record Settings(
    Appearance appearance,
    @Nullable WindowPlace window,
    Map<String, ContextSettings> contexts,
    Map<String, TableLayout> tables,
    List<String> kubeconfigs,
    List<String> consents,
    List<String> open,
    boolean notices,
    LogLimits logs) {

  public static final Settings DEFAULTS =
      new Settings(Appearance.DEFAULTS, null, Map.of(), Map.of(), List.of(), List.of(), List.of(), false, LogLimits.DEFAULTS);

  public Settings {
    contexts = Map.copyOf(contexts);
    tables = Map.copyOf(tables);
    kubeconfigs = List.copyOf(kubeconfigs);
    consents = List.copyOf(consents);
    open = List.copyOf(open);
  }

  /// The settings of a context; the defaults when it has none.
  public ContextSettings context(String id) {
    return contexts.getOrDefault(id, ContextSettings.DEFAULTS);
  }

  /// The layout of a table; an empty one when nobody changed it.
  public TableLayout table(String id) {
    return tables.getOrDefault(id, TableLayout.DEFAULTS);
  }

  public Settings appearance(Appearance value) {
    return new Settings(value, window, contexts, tables, kubeconfigs, consents, open, notices, logs);
  }

  public Settings window(WindowPlace value) {
    return new Settings(appearance, value, contexts, tables, kubeconfigs, consents, open, notices, logs);
  }

  public Settings context(String id, UnaryOperator<ContextSettings> change) {
    return new Settings(
        appearance, window, with(contexts, id, change.apply(context(id))), tables, kubeconfigs, consents, open, notices, logs);
  }

  public Settings table(String id, UnaryOperator<TableLayout> change) {
    return new Settings(appearance, window, contexts, with(tables, id, change.apply(table(id))), kubeconfigs, consents, open,
        notices, logs);
  }

  public Settings kubeconfigs(List<String> value) {
    return new Settings(appearance, window, contexts, tables, value, consents, open, notices, logs);
  }

  public Settings open(List<String> value) {
    return new Settings(appearance, window, contexts, tables, kubeconfigs, consents, value, notices, logs);
  }

  public Settings notices(boolean value) {
    return new Settings(appearance, window, contexts, tables, kubeconfigs, consents, open, value, logs);
  }

  public Settings logs(LogLimits value) {
    return new Settings(appearance, window, contexts, tables, kubeconfigs, consents, open, notices, value);
  }

  /// Lets a login program run from now on.
  public Settings consent(String fingerprint) {
    if (consents.contains(fingerprint)) {
      return this;
    }
    List<String> more = new ArrayList<>(consents);
    more.add(fingerprint);
    return new Settings(appearance, window, contexts, tables, kubeconfigs, more, open, notices, logs);
  }

  /// Takes every consent back.
  public Settings withoutConsents() {
    return new Settings(appearance, window, contexts, tables, kubeconfigs, List.of(), open, notices, logs);
  }

  private static <T> Map<String, T> with(Map<String, T> map, String id, T value) {
    Map<String, T> next = new HashMap<>(map);
    next.put(id, value);
    return next;
  }
}
