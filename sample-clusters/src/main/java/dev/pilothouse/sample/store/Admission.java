// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.sample.store;

import com.fasterxml.jackson.databind.node.ObjectNode;

/// Looks at new objects before they are stored, as the admission plugins of an API server do.
public interface Admission {

  /// Lets everything in as it is.
  Admission NONE =
      new Admission() {
        @Override
        public ObjectNode complete(ResourceType type, ObjectNode object) {
          return object;
        }

        @Override
        public void admit(ResourceType type, ObjectNode object, boolean dryRun) {}
      };

  /// Fills in what policy wants, before the defaults of the type. Called without the store's lock.
  ///
  /// @return the object itself where there is nothing to fill in, else a copy
  ObjectNode complete(ResourceType type, ObjectNode object);

  /// Lets an object in, or throws [StoreException] with `FORBIDDEN`. Called under the store's lock: it may read and write the
  /// store, and must be quick.
  ///
  /// @param dryRun whether nothing is to be noted
  void admit(ResourceType type, ObjectNode object, boolean dryRun);
}
