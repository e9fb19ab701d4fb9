// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.command;

import dev.pilothouse.core.base.Observable;
import java.util.List;

/// Every write that was tried, newest first: of this run from memory, of earlier runs from the journal's file.
public interface Journal {

  Observable<List<Outcome>> entries();
}
