/** The time in which a handoff can be undone, and what becomes of one that could not be sent when it ended. */

/**
 * A handoff that lay unsent for longer than this, in ms (the browser was closed, the laptop slept), is not sent behind
 * the person's back: they are asked.
 */
export const ASK_AFTER = 30 * 60 * 1000;

/** @param releaseAt when the time to undo ended, Unix ms @param now Unix ms */
export function isLeftUnsent(releaseAt: number, now: number): boolean {
  return now - releaseAt > ASK_AFTER;
}
