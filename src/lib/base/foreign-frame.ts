/**
 * Whether a page of another site shows this one inside of itself: it could lay it under its visitor's pointer. A frame
 * of the own site is no stranger's. `static/early.js` asks the same before anything else and shows a note; this is for
 * the code of the pages, should it run all the same.
 */
export function isInForeignFrame(here: Window = window): boolean {
  try {
    for (let frame = here; frame !== frame.parent;) {
      frame = frame.parent;
      // refused for every other origin, also that of a sandboxed frame
      if (!frame.document) return true;
    }
    return false;
  } catch {
    return true;
  }
}
