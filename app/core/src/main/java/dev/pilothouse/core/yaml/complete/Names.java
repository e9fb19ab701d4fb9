// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.yaml.complete;

import java.util.List;

/// The names that a cluster has, as far as they are known without asking it: a person who types does not wait. Any thread.
public interface Names {
  /// Nothing is known.
  Names NONE =
      new Names() {
        @Override
        public List<String> names(String kind, String namespace) {
          return List.of();
        }

        @Override
        public List<String> keys(String kind, String namespace, String name) {
          return List.of();
        }

        @Override
        public List<String> images() {
          return List.of();
        }

        @Override
        public List<String> labelKeys() {
          return List.of();
        }

        @Override
        public List<String> labelValues(String key) {
          return List.of();
        }
      };

  /// The objects of a kind.
  ///
  /// @param kind such as `Secret`
  /// @param namespace where the object stands that is written; without meaning for kinds that stand in none
  List<String> names(String kind, String namespace);

  /// The keys in the data of a ConfigMap or a Secret.
  List<String> keys(String kind, String namespace, String name);

  /// The images that containers run, those of most containers first.
  List<String> images();

  /// The keys of labels that objects carry.
  List<String> labelKeys();

  /// The values that objects have of a label, those of most objects first.
  List<String> labelValues(String key);
}
