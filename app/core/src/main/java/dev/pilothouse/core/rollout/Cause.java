// SPDX-License-Identifier: Apache-2.0
package dev.pilothouse.core.rollout;

/// What a rollout waits for, in the order of precedence: of several that hold at the same time, the sentence tells the first one.
/// The order goes from what makes everything below it meaningless to what merely takes its time:
///
/// 1. nothing is to be waited for: [#LEAVING], [#PAUSED], [#UNOBSERVED] (what is seen is not yet about the change), [#NO_LEADER]
///    (nobody is there who would do what comes next; it takes the place of the causes in which a controller is awaited);
/// 2. pods cannot be made: [#QUOTA] … [#NOT_CREATED];
/// 3. a pod cannot get on by itself: [#CONFIG] … [#VOLUME];
/// 4. a pod waits for something: [#SCHEDULING] … [#NODE_LOST]; in an ordered StatefulSet the pod whose turn it is comes before
///    others;
/// 5. the order of a StatefulSet: [#ORDER];
/// 6. the deadline passed, and nothing above says why: [#DEADLINE];
/// 7. time has to pass: [#TERMINATING], [#MIN_READY], [#STARTING];
/// 8. somebody has to act: [#ON_DELETE], [#PARTITION];
/// 9. nothing else may move: [#AT_LIMIT]; the controller is about to act: [#PROGRESSING]; all is done: [#COMPLETE].
public enum Cause {
  LEAVING,
  PAUSED,
  UNOBSERVED,
  NO_LEADER,
  QUOTA,
  WEBHOOK,
  FORBIDDEN,
  NOT_CREATED,
  CONFIG,
  IMAGE,
  CRASH,
  CANNOT_START,
  LIVENESS,
  STARTUP,
  VOLUME,
  SCHEDULING,
  READINESS,
  READINESS_GATE,
  NODE_LOST,
  ORDER,
  DEADLINE,
  TERMINATING,
  MIN_READY,
  STARTING,
  ON_DELETE,
  PARTITION,
  AT_LIMIT,
  PROGRESSING,
  COMPLETE
}
